#include "http.hpp"

#include <curl/curl.h>
#include <dlfcn.h>
#include <fmt/format.h>

#include <memory>

namespace schemac::notify {
namespace {

constexpr const char* library_name = "libcurl.so.4";

// The libcurl functions that are used, with their types from the header.
struct Library {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&::curl_easy_setopt) easy_setopt = nullptr;
  decltype(&::curl_easy_perform) easy_perform = nullptr;
  decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&::curl_easy_strerror) easy_strerror = nullptr;
  decltype(&::curl_slist_append) slist_append = nullptr;
  decltype(&::curl_slist_free_all) slist_free_all = nullptr;
  bool complete = false;
};

template <class F>
bool find(void* handle, const char* name, F& target) {
  target = reinterpret_cast<F>(::dlsym(handle, name));
  return target != nullptr;
}

Library load() {
  Library library;
  void* handle = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return library;
  library.complete = find(handle, "curl_global_init", library.global_init) &&
                     find(handle, "curl_easy_init", library.easy_init) &&
                     find(handle, "curl_easy_cleanup", library.easy_cleanup) &&
                     find(handle, "curl_easy_setopt", library.easy_setopt) &&
                     find(handle, "curl_easy_perform", library.easy_perform) &&
                     find(handle, "curl_easy_getinfo", library.easy_getinfo) &&
                     find(handle, "curl_easy_strerror", library.easy_strerror) &&
                     find(handle, "curl_slist_append", library.slist_append) &&
                     find(handle, "curl_slist_free_all", library.slist_free_all);
  if (library.complete) library.global_init(CURL_GLOBAL_DEFAULT);
  return library;
}

size_t ignore_answer(char*, size_t size, size_t count, void*) { return size * count; }

int stop_wanted(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stop) ? 1 : 0;
}

Posted judged(long status) {
  constexpr long too_many = 429;
  constexpr long server_error = 500;
  Posted posted;
  posted.done = status >= 200 && status < 300;
  posted.again = status == too_many || status >= server_error;
  if (!posted.done) posted.problem = fmt::format("the webhook answered {}", status);
  return posted;
}

}  // namespace

Posted post_json(const std::string& address, const std::string& body, std::chrono::milliseconds timeout,
                 const std::atomic<bool>& stop) {
  static const Library curl = load();
  if (!curl.complete) return {false, false, fmt::format("{} is not installed", library_name)};
  const std::unique_ptr<CURL, decltype(curl.easy_cleanup)> handle(curl.easy_init(), curl.easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(curl.slist_free_all)> headers(
      curl.slist_append(nullptr, "Content-Type: application/json"), curl.slist_free_all);
  if (!handle || !headers) return {false, false, "libcurl has no memory"};
  CURL* h = handle.get();
  const auto set = curl.easy_setopt;
  set(h, CURLOPT_URL, address.c_str());
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_HTTPHEADER, headers.get());
  set(h, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  set(h, CURLOPT_POSTFIELDS, body.c_str());
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
  set(h, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
  set(h, CURLOPT_QUICK_EXIT, 1L);  // do not wait for a name server when the time is over
#endif
  set(h, CURLOPT_WRITEFUNCTION, &ignore_answer);
  set(h, CURLOPT_NOPROGRESS, 0L);
  set(h, CURLOPT_XFERINFOFUNCTION, &stop_wanted);
  set(h, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&stop));
  set(h, CURLOPT_USERAGENT, "schemac");
  const CURLcode code = curl.easy_perform(h);
  // libcurl's fixed text, not its error buffer, which may contain the address.
  if (code != CURLE_OK) return {false, code != CURLE_UNSUPPORTED_PROTOCOL, curl.easy_strerror(code)};
  long status = 0;
  curl.easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  return judged(status);
}

}  // namespace schemac::notify
