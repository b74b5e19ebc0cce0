// Forms of JavaScript and TypeScript, one a line, by what they make of `datasource.url`.
#include <gtest/gtest.h>

#include "project.hpp"

namespace schemac::prismaconfig {
namespace {

struct Case {
  const char* expression;
  const char* value;
};

std::string made(const std::string& expression) {
  return url_of("export default defineConfig({ datasource: { url: " + expression + " } })",
                {{"A", "a"}, {"EMPTY", ""}, {"N", "7"}});
}

TEST(Evaluate, Expressions) {
  const Case cases[] = {
      {R"('it\'s \x41\u{42}\n')", "it's AB\n"},
      {R"(`${process.env.A}-${1 + 2 * 3}`)", "a-7"},
      {R"(process.env["A"]! as string)", "a"},
      {R"(process.env.EMPTY || "b")", "b"},
      {R"(process.env.EMPTY ?? "b")", ""},
      {R"(process.env.NONE ?? process.env.A)", "a"},
      {R"(process.env.NONE?.trim().length ?? "short")", "short"},
      {R"(typeof nothing === "undefined" ? "x" : "y")", "x"},
      {R"([1, 2, 3].map((n) => n * 2).join("-"))", "2-4-6"},
      {R"((({ a: { b = "d" } = {} }) => b)({}))", "d"},
      {R"(((a = (b) => b + "!") => a("x"))())", "x!"},
      {R"(((...rest: string[]): string => rest.join(""))("a", "b"))", "ab"},
      {R"((<T,>(x: T): T => x)("generic"))", "generic"},
      {R"("a.b.c".split(".").at(-1))", "c"},
      {R"("x-pooler.y".replace("-pooler", ""))", "x.y"},
      {R"("port=1,port=2".replace(/port=(?<n>\d)/g, "$<n>"))", "1,2"},
      {R"(/^(\w+):\/\/([^/]*)/.exec("postgresql://h:1/d")![2])", "h:1"},
      {R"(String(new URL("postgresql://u@h:5432/a").pathname.slice(1)))", "a"},
      {R"(Object.entries({ x: 1, y: "2" }).map(([k, v]) => `${k}=${v}`).join("&"))", "x=1&y=2"},
      {R"(JSON.parse('{"url":"json"}').url)", "json"},
      {R"(encodeURIComponent("p@ss/w"))", "p%40ss%2Fw"},
      {R"([..."ab"].reverse().join(""))", "ba"},
      {R"([[1, [2]], [3]].flat(2).includes(3) ? "in" : "out")", "in"},
      {R"({ get url() { return "got" } }.url)", "got"},
      {R"((function f(n) { return n > 0 ? "x" + f(n - 1) : "" })(3))", "xxx"},
      {R"(10 / 4 + "|" + 0.1 * 3 + "|" + 1e21)", "2.5|0.30000000000000004|1e+21"},
      {R"(Number("0x10") + parseInt("12px") + "")", "28"},
      {R"([3, 1, 2].sort((a, b) => a - b).join(""))", "123"},
      {R"("abc".includes("b") && "yes")", "yes"},
      {R"(process.env.A satisfies string)", "a"},
      {R"([~"x", ~4294967297, ~-1.9, ~1e300, ~Infinity].join("|"))", "-1|-2|0|-1|-1"},
      {R"(["a", "b"].find((x, i, all) => { all.pop(); all.pop(); return true }))", "a"},
      {R"(JSON.stringify([1], null, 1e300).length + JSON.stringify([1], null, "x"))", "15[1]"},
      {R"("a,b".split(",", -1).length + "" + "a,b".split(",", 1e300).length)", "20"},
      {R"("\u00a0 x \u3000".trim())", "x"},
      {R"(process.env.A as unknown as Record<string, Array<string | number>>["x"])", "a"},
  };
  for (const Case& one : cases) EXPECT_EQ(made(one.expression), one.value) << one.expression;
}

TEST(Evaluate, Statements) {
  EXPECT_EQ(url_of(R"(
let text = ""
outer()
for (let i = 0; i < 3; i++) { if (i === 1) continue; text += i }
for (const [key, value] of Object.entries({ a: 1 })) text += key + value
do { text += "d" } while (text.length < 5)
switch (text.length) {
  case 1: text = "no"; break
  case 5:
  case 6: { text += "s"; break }
  default: text = "default"
}
function outer() { return 1 }
if (text) text += "!"
else text = "none"
export default { datasource: { url: text } }
)"),
            "02a1ds!");
}

TEST(Evaluate, WhereSemicolonsAreMissing) {
  EXPECT_EQ(url_of(R"(const a = 'x'
const b = a
  .concat('y')
const c = b +
  'z'
const f = () => {
  return
}
const g = (): string =>
  `${c}`
let n = 1
n++
const o = { a }
export default defineConfig({
  datasource: { url: f() ?? g() + o.a + n },
}))"),
            "xyzx2");
}

TEST(Evaluate, TypesAreReadOver) {
  EXPECT_EQ(url_of(R"(
import type { A } from './nowhere'
import { type B, defineConfig as define } from 'prisma/config'
interface C<T extends object = {}> extends Record<string, T> { (x: number): string; readonly y?: () => void }
type D<T> = T extends (infer U)[] ? U : { [K in keyof T]?: T[K] }
type E =
  | 'a'
  | 'b'
declare global { namespace NodeJS { interface ProcessEnv { A: string } } }
declare const g: { f<T>(x: T): T }
enum Stage { Dev = 'dev', Prod = 'prod' }
const enum Level { Low = 1, High }
const map: Record<Stage, string | undefined> = { [Stage.Dev]: 'd', [Stage.Prod]: 'p' }
function pick<T extends string>(this: void, x: T, y?: number): x is T { return (x + y) as any }
abstract class Unused { private x = 1 }
export type { A }
export default define({ datasource: { url: map[Stage.Prod]! + Level.High + pick('a', <number>(1 as unknown)) } }) satisfies unknown
)"),
            "p2a1");
}

TEST(Evaluate, TryCatchFinally) {
  EXPECT_EQ(url_of(R"(
let seen = ''
function load() {
  try { throw new TypeError('bad') } catch (error) {
    if (error instanceof TypeError) return (error as Error).message
    throw error
  } finally { seen += 'f' }
}
const got = load()
try { env('NOT_SET') } catch ({ name }) { seen += name }
export default { datasource: { url: got + seen } }
)"),
            "badfPrismaConfigEnvError");
}

// What is not known makes unknown what depends on it, and nothing else.
TEST(Evaluate, TheRestStaysKnown) {
  const Project project{{"node_modules/secrets/package.json", "{}"}, {"prisma.config.ts", R"(
import { fetchUrl } from 'secrets'
import { defineConfig } from 'prisma/config'
const url = await fetchUrl()
let seed = 'tsx seed.ts'
if (url.includes('x')) seed = 'other'
export default defineConfig({
  schema: 'db/schema.prisma',
  migrations: { path: 'db/migrations', seed },
  datasource: { url, shadowDatabaseUrl: process.env.SHADOW },
})
)"}};
  const Configuration found = project.load({{"SHADOW", "s"}});
  EXPECT_FALSE(found.failure);
  EXPECT_EQ(found.schema.text, (project.root() / "db/schema.prisma").string());
  EXPECT_EQ(found.migrations_path.text, (project.root() / "db/migrations").string());
  EXPECT_EQ(found.seed.state, Field::State::unknown);
  EXPECT_EQ(found.shadow_url.text, "s");
  EXPECT_EQ(found.url.state, Field::State::unknown);
  EXPECT_EQ(found.url.text, "the package secrets is not evaluated");
  EXPECT_EQ(found.url.place.line, 2U);
  // A variable that the package may have set is unknown, too, one that is set is not.
  const Configuration missing = project.load();
  EXPECT_EQ(missing.shadow_url.state, Field::State::unknown);
}

// An error that the file throws does not hide the values that do not depend on it.
TEST(Evaluate, AnErrorIsOfTheValueThatNeedsIt) {
  const Project project{{"prisma.config.ts", R"(import { defineConfig, env } from 'prisma/config'
if (!process.env.STAGE) throw new Error('STAGE is missing')
export default defineConfig({ schema: 'x.prisma', datasource: { url: env('APP_DB') } })
)"}};
  const Configuration found = project.load();
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->message, "STAGE is missing");
  EXPECT_EQ(found.failure->place.line, 2U);
  EXPECT_EQ(found.schema.text, (project.root() / "x.prisma").string());
  EXPECT_EQ(found.url.state, Field::State::unknown);
  EXPECT_EQ(found.url.variables, std::vector<std::string>{"APP_DB"});
  const Configuration set = project.load({{"STAGE", "x"}});
  ASSERT_TRUE(set.failure);
  EXPECT_EQ(set.failure->message, "Cannot resolve environment variable: APP_DB.");
  EXPECT_EQ(set.failure->place.line, 3U);
}

TEST(Evaluate, MalformedFilesSayWhere) {
  const Project project{{"prisma.config.ts",
                         "import { defineConfig } from 'prisma/config'\nexport default defineConfig({\n  "
                         "schema: 'a'\n  url: 'b',\n})\n"}};
  const Configuration found = project.load();
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->kind, Failure::Kind::syntax);
  EXPECT_EQ(found.failure->message, "unexpected \"url\"");
  EXPECT_EQ(found.failure->place.line, 4U);
  EXPECT_EQ(found.failure->place.column, 3U);
}

TEST(Evaluate, APlainObjectIsCheckedKeyByKey) {
  const Project project{
      {"prisma.config.ts", "export default {\n  schema: 'a',\n  datasource: {\n    uri: 'x',\n  },\n}\n"}};
  const Configuration found = project.load();
  ASSERT_TRUE(found.failure);
  EXPECT_EQ(found.failure->kind, Failure::Kind::shape);
  EXPECT_EQ(found.failure->message, "`datasource.uri` is not a key that Prisma 7 knows");
  EXPECT_EQ(found.failure->place.line, 4U);
}

// Whatever a file holds, loading it ends.
TEST(Evaluate, EverythingEnds) {
  const std::string deep(50'000, '(');
  const char* const bodies[] = {"while (true) {}",
                                "for (;;) process.env.A += 'x'",
                                "function f() { return f() } f()",
                                "let s = 'x'; while (true) s += s",
                                "const a = []; a.push(a); String(a)",
                                "const a = {}; a.a = a; a.b = a; JSON.stringify(a)",
                                "/(a*)*b/.test('a'.repeat(5000))",
                                "const f = (n) => n ? f(n - 1) + f(n - 1) : 1; f(60)",
                                "'x'.padEnd(1e12)",
                                "const a = []; a[1e8] = 1",
                                "import './prisma.config'",
                                "const { map } = []; map('x')"};
  for (const char* body : bodies) {
    const Project project{{"prisma.config.ts", std::string(body) + "\nexport default { schema: 'x' }"}};
    project.load();
  }
  const Project nested{{"prisma.config.ts", "export default " + deep}};
  EXPECT_TRUE(nested.load().failure);
}

TEST(FindFile, InPrismasOrder) {
  const Project project{{".config/prisma.ts", ""}};
  const auto name = [&](const Version& version) {
    return find_file(project.root(), version)->lexically_relative(project.root()).string();
  };
  EXPECT_EQ(name({7, 10}), ".config/prisma.ts");
  project.add("prisma.config.mts", "");
  EXPECT_EQ(name({7, 10}), "prisma.config.mts");
  project.add("prisma.config.js", "");
  EXPECT_EQ(name({7, 10}), "prisma.config.js");
  project.add(".config/prisma7.ts", "");
  EXPECT_EQ(name({7, 10}), ".config/prisma7.ts");
  EXPECT_EQ(name({6, 19}), "prisma.config.js");
}

}  // namespace
}  // namespace schemac::prismaconfig
