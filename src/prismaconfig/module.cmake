# The wall: one source file sees the generated parser and the runtime behind it.
target_link_libraries(schemac_prismaconfig PRIVATE schemac_prismaconfig_grammar nlohmann_json::nlohmann_json)
