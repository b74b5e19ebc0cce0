# Generates the parsers from grammar/*.g4 into the build folder; nothing generated is committed.
# Targets: `schemac_grammar` (the schema's parser, linked by schemac_syntax alone), `schemac_grammar_lexer` (the grammar's
# own lexer, for the test that compares it with ours) and `schemac_prismaconfig_grammar` (the parser of prisma.config.*,
# linked by schemac_prismaconfig alone).
set(GRAMMAR ${CMAKE_SOURCE_DIR}/grammar/Schema.g4)
set(GENERATED ${CMAKE_BINARY_DIR}/generated/grammar)
set(ANTLR4_UMBRELLA ${CMAKE_BINARY_DIR}/generated/antlr4)

# The runtime's umbrella header without the interpreters: clang 14 rejects InterpreterDataReader.h, and nobody uses it.
file(READ ${ANTLR4_INCLUDE}/antlr4-runtime.h umbrella)
string(REGEX REPLACE "#include \"[A-Za-z/]*(ParserInterpreter|LexerInterpreter|InterpreterDataReader)\\.h\"" ""
       umbrella "${umbrella}")
file(CONFIGURE OUTPUT ${ANTLR4_UMBRELLA}/antlr4-runtime.h CONTENT "${umbrella}" @ONLY)

# The tool runs in the grammar's folder, so that the generated files land flat in ${GENERATED}. A decision that one
# token cannot take would call adaptivePredict: such a grammar is refused (docs/reference/toolchain.md#antlr).
file(WRITE ${CMAKE_BINARY_DIR}/generated/refuse_prediction.cmake [=[
file(STRINGS ${PARSER} found REGEX "adaptivePredict")
if(found)
  file(REMOVE ${PARSER})
  message(FATAL_ERROR "${GRAMMAR} is not LL(1): the generated parser calls adaptivePredict")
endif()
]=])
add_custom_command(
  OUTPUT ${GENERATED}/SchemaParser.cpp ${GENERATED}/SchemaParser.h ${GENERATED}/SchemaLexer.cpp
         ${GENERATED}/SchemaLexer.h
  COMMAND ${ANTLR4_TOOL} -Dlanguage=Cpp -package schemac::grammar -no-listener -no-visitor -Werror -o ${GENERATED}
          Schema.g4
  COMMAND ${CMAKE_COMMAND} -DPARSER=${GENERATED}/SchemaParser.cpp -DGRAMMAR=grammar/Schema.g4
          -P ${CMAKE_BINARY_DIR}/generated/refuse_prediction.cmake
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/grammar
  DEPENDS ${GRAMMAR}
  COMMENT "Generating the parser from grammar/Schema.g4"
  VERBATIM)

add_custom_command(
  OUTPUT ${GENERATED}/PrismaConfig.cpp ${GENERATED}/PrismaConfig.h
  COMMAND ${ANTLR4_TOOL} -Dlanguage=Cpp -package schemac::grammar -no-listener -no-visitor -Werror -o ${GENERATED}
          PrismaConfig.g4
  COMMAND ${CMAKE_COMMAND} -DPARSER=${GENERATED}/PrismaConfig.cpp -DGRAMMAR=grammar/PrismaConfig.g4
          -P ${CMAKE_BINARY_DIR}/generated/refuse_prediction.cmake
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/grammar
  DEPENDS ${CMAKE_SOURCE_DIR}/grammar/PrismaConfig.g4
  COMMENT "Generating the parser from grammar/PrismaConfig.g4"
  VERBATIM)

# -fno-char8_t: the 4.7.2 tool writes u8"" literals as std::string. -w: its text survives no warning option.
# -DNDEBUG: its tables are checked at every start otherwise.
function(schemac_add_generated name)
  add_library(${name} STATIC ${ARGN})
  target_compile_options(${name} PRIVATE -fno-char8_t -w -ffunction-sections -fdata-sections)
  target_compile_definitions(${name} PRIVATE NDEBUG)
  target_include_directories(${name} SYSTEM PUBLIC ${ANTLR4_UMBRELLA} ${ANTLR4_INCLUDE} ${GENERATED}
                             ${CMAKE_SOURCE_DIR}/grammar)
  target_link_libraries(${name} PUBLIC ${ANTLR4_LIBRARY})
  if(SCHEMAC_SANITIZE)
    target_compile_options(${name} PRIVATE -fsanitize=${SCHEMAC_SANITIZE} -fno-omit-frame-pointer)
  endif()
endfunction()

schemac_add_generated(schemac_grammar ${GENERATED}/SchemaParser.cpp)
schemac_add_generated(schemac_prismaconfig_grammar ${GENERATED}/PrismaConfig.cpp)
schemac_add_generated(schemac_grammar_lexer ${GENERATED}/SchemaLexer.cpp)
add_dependencies(schemac_grammar_lexer schemac_grammar)

# What is for tests only hangs on targets that the tests define: linked when everything else is known.
# `unit_syntax` runs the grammar's own lexer beside ours; tests/fuzz needs clang and coverage in every library.
function(schemac_add_grammar_tests)
  if(TARGET unit_syntax)
    target_link_libraries(unit_syntax PRIVATE schemac_grammar_lexer)
  endif()
  if(SCHEMAC_FUZZ)
    include(${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz.cmake)
  endif()
endfunction()
cmake_language(DEFER DIRECTORY ${CMAKE_SOURCE_DIR} CALL schemac_add_grammar_tests)
if(SCHEMAC_FUZZ)
  target_compile_options(schemac_options INTERFACE -fsanitize=fuzzer-no-link)
  target_compile_options(schemac_grammar PRIVATE -fsanitize=fuzzer-no-link)
  target_compile_options(schemac_prismaconfig_grammar PRIVATE -fsanitize=fuzzer-no-link)
endif()
