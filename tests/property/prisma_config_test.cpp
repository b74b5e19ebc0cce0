// Every configuration file of the reference answers that a static evaluator can tell, against what Prisma's
// own loader made of it: file, values, variables, the first error. And every env file against the loaders of
// Prisma and of configuration files.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "schemac/base/text.hpp"
#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/prismaconfig/evaluate.hpp"
#include "support/reference.hpp"
#include "tally.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::Tally;

// The files of a case in a folder of their own, which goes with this object.
class Project {
 public:
  explicit Project(const json& files) {
    std::string name = (fs::temp_directory_path() / "schemac-config-XXXXXX").string();
    root_ = fs::canonical(mkdtemp(name.data()));
    for (const auto& [path, text] : files.items()) {
      fs::create_directories((root_ / path).parent_path());
      std::ofstream(root_ / path, std::ios::binary) << text.get<std::string>();
    }
  }
  ~Project() { fs::remove_all(root_); }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  const fs::path& root() const { return root_; }
  // As the answers name places: {root} for the folder.
  std::string named(std::string text) const {
    return base::replace_all(std::move(text), root_.string(), "{root}");
  }

 private:
  fs::path root_;
};

const char* tag_of(const Configuration& found) {
  if (!found.failure) return "ok";
  switch (found.failure->kind) {
    case Failure::Kind::not_found:
      return "ConfigFileNotFound";
    case Failure::Kind::shape:
      return "ConfigFileSyntaxError";
    case Failure::Kind::threw_other:
      return "UnknownError";
    case Failure::Kind::ends_process:
      return "Exit";
    default:
      return "ConfigLoadError";
  }
}

void put(json& out, const char* key, const Field& field, const Project& project) {
  if (field.state == Field::State::text) out[key] = project.named(field.text);
  if (field.state == Field::State::other) out[key] = json::parse(field.text, nullptr, false);
  if (field.state == Field::State::unknown) out[key] = "unknown: " + field.text;
}
void put(json& out, const char* key, const List& list) {
  if (list.state == Field::State::text) out[key] = list.values;
  if (list.state == Field::State::unknown) out[key] = "unknown: " + list.why;
}

// What is compared of an answer. Messages are compared where the file throws; Prisma says of syntax and keys
// only that they are wrong.
json comparable(const json& expected) {
  json out = expected;
  const bool failed = expected.at("tag") != "ok";
  out.erase("extra");
  out.erase("package_json");
  if (!failed) return out;
  json error = out.value("error", json::object());
  const bool words =
      expected.at("tag") == "ConfigLoadError" && !error.value("message", "").starts_with("ParseError");
  out = json{{"tag", expected.at("tag")}};
  if (words) out["error"] = error.value("message", "");
  return out;
}

json described(const Configuration& found, const Project& project, const Variables& before) {
  json out;
  out["tag"] = tag_of(found);
  if (found.failure) {
    if (std::string(tag_of(found)) == "ConfigLoadError" && found.failure->kind != Failure::Kind::syntax)
      out["error"] = project.named(found.failure->message);
    return out;
  }
  out["file"] = found.file ? json(project.named(found.file->string())) : json();
  put(out, "schema", found.schema, project);
  put(out, "migrations_path", found.migrations_path, project);
  put(out, "views_path", found.views_path, project);
  put(out, "typed_sql_path", found.typed_sql_path, project);
  put(out, "seed", found.seed, project);
  put(out, "init_shadow_db", found.init_shadow_db, project);
  put(out, "url", found.url, project);
  put(out, "direct_url", found.direct_url, project);
  put(out, "shadow_url", found.shadow_url, project);
  put(out, "engine", found.engine, project);
  put(out, "external_tables", found.external_tables);
  put(out, "external_enums", found.external_enums);
  if (!found.experimental.empty()) out["experimental"] = found.experimental;
  for (const auto& [name, value] : found.environment) {
    const auto old = before.find(name);
    if (old == before.end() || old->second != value) out["env_set"][name] = value;
  }
  for (const auto& [name, value] : before) {
    if (!found.environment.contains(name)) out["env_gone"].push_back(name);
  }
  return out;
}

Request request_of(const json& one, const Project& project, int major) {
  Request request;
  request.working_directory = (project.root() / one.at("cwd").get<std::string>()).lexically_normal();
  if (request.working_directory.filename().empty())
    request.working_directory = request.working_directory.parent_path();
  request.environment = {{"PATH", "/usr/bin"}, {"HOME", "/home/nobody"}};
  for (const auto& [name, value] : one.at("env").items())
    request.environment[name] = value.get<std::string>();
  if (one.contains("config")) request.file = one.at("config").get<std::string>();
  request.arguments = one.at("argv").get<std::vector<std::string>>();
  request.version = major == 7 ? Version{7, 10} : Version{6, 19};
  return request;
}

void compare_all(int major, const char* key) {
  Tally tally(std::string("prisma_config_") + std::to_string(major), "configurations equal Prisma's answer");
  testing::for_each_reference("prisma_config.jsonl.xz", [&](const json& one) {
    if (one.at("needs_node").get<bool>()) return;
    const Project project(one.at("files"));
    const Request request = request_of(one, project, major);
    const Configuration found = load(request);
    tally.compare(one.at("id"), described(found, project, request.environment).dump(1) + "\n",
                  comparable(one.at(key)).dump(1) + "\n");
  });
  tally.print();
  EXPECT_GT(tally.total(), 150U);
  EXPECT_EQ(tally.different(), 0U);
}

TEST(PrismaConfig, EveryFileEqualsTheAnswerOfPrisma7) { compare_all(7, "expect"); }

TEST(PrismaConfig, EveryFileEqualsTheAnswerOfPrisma6) { compare_all(6, "expect6"); }

// Forms beyond a static evaluator may stay unknown, but never come out wrong.
TEST(PrismaConfig, WhatNeedsNodeIsNeverWrong) {
  Tally tally("prisma_config_node", "configurations beyond a static evaluator are right or unknown");
  testing::for_each_reference("prisma_config.jsonl.xz", [&](const json& one) {
    if (!one.at("needs_node").get<bool>()) return;
    const Project project(one.at("files"));
    const Request request = request_of(one, project, 7);
    const Configuration found = load(request);
    const json got = described(found, project, request.environment);
    const json expected = comparable(one.at("expect"));
    bool right = true;
    for (const auto& [name, value] : got.items()) {
      const bool unknown = value.is_string() && value.get<std::string>().starts_with("unknown: ");
      // Packages are not installed here: what is thrown may be another error.
      if (name != "tag" && name != "error" && !unknown &&
          (!expected.contains(name) || expected.at(name) != value))
        right = false;
    }
    if (right) {
      tally.pass();
    } else {
      tally.fail(one.at("id"), got.dump(1) + "\n--- expected\n" + expected.dump(1));
    }
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

json object_of(const EnvPairs& pairs) {
  json out = json::object();
  for (const auto& [name, value] : pairs) out[name] = value;
  return out;
}

TEST(EnvFiles, EveryCaseEqualsPrismasLoader) {
  Tally tally("env_files", "env files are loaded as by Prisma 6");
  testing::for_each_reference("env.jsonl.xz", [&](const json& one) {
    const Project project(one.at("files"));
    Variables process;
    for (const auto& [name, value] : one.at("env").items()) process[name] = value.get<std::string>();
    std::optional<fs::path> schema;
    const fs::path folder = (project.root() / one.at("cwd").get<std::string>()).lexically_normal();
    const fs::path working = folder.filename().empty() ? folder.parent_path() : folder;
    if (one.contains("schema") && one.at("schema").is_string())
      schema = working / one.at("schema").get<std::string>();
    const LoadedEnv loaded = load_env_files(working, process, schema);
    const json expected = one.at("expect");
    json got = {{"conflict", !loaded.conflicts.empty()}, {"values", loaded.variables}};
    const std::string error = expected.value("error", "");
    tally.compare(
        one.at("id"), got.dump(1) + "\n",
        json{{"conflict", error.find("conflict") != std::string::npos}, {"values", expected.at("values")}}
                .dump(1) +
            "\n");
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

TEST(EnvFiles, EveryTextIsReadAsByEachLoader) {
  Tally tally("env_texts", "texts are read as by dotenv, node and dotenv-expand");
  testing::for_each_reference("env.jsonl.xz", [&](const json& one) {
    if (!one.contains("dotenv17")) return;
    const std::string text = one.at("files").at(".env").get<std::string>();
    Variables process;
    for (const auto& [name, value] : one.at("env").items()) process[name] = value.get<std::string>();
    const EnvPairs pairs = parse_dotenv(text);
    tally.compare(one.at("id").get<std::string>() + " dotenv", object_of(pairs).dump() + "\n",
                  one.at("dotenv17").dump() + "\n");
    tally.compare(one.at("id").get<std::string>() + " node", object_of(parse_node_env(text)).dump() + "\n",
                  one.at("node20").dump() + "\n");
    const auto expanded = expand_pairs(pairs, process);
    tally.compare(one.at("id").get<std::string>() + " expand",
                  (expanded ? object_of(*expanded) : json("never ends")).dump() + "\n",
                  one.at("expand12").dump() + "\n");
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac::prismaconfig
