# The wall: one source file sees the generated parser and the runtime behind it.
target_link_libraries(schemac_syntax PRIVATE schemac_grammar)
