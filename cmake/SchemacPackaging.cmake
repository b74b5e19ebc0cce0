# What `cmake --install` puts beside the program, and the Debian package (`cpack -G DEB`).
include(GNUInstallDirs)

# Completions and the manual page come from the program's own command table.
set(schemac_reference ${CMAKE_BINARY_DIR}/reference)
file(MAKE_DIRECTORY ${schemac_reference})
add_custom_command(
  OUTPUT ${schemac_reference}/schemac.bash ${schemac_reference}/_schemac ${schemac_reference}/schemac.fish
         ${schemac_reference}/schemac.1
  COMMAND schemac completion bash > ${schemac_reference}/schemac.bash
  COMMAND schemac completion zsh > ${schemac_reference}/_schemac
  COMMAND schemac completion fish > ${schemac_reference}/schemac.fish
  COMMAND schemac completion man > ${schemac_reference}/schemac.1
  DEPENDS schemac
  WORKING_DIRECTORY ${schemac_reference}
  COMMENT "Completions and the manual page"
  VERBATIM)
add_custom_target(schemac_reference ALL DEPENDS ${schemac_reference}/schemac.1)
install(FILES ${schemac_reference}/schemac.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME schemac)
install(FILES ${schemac_reference}/_schemac DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${schemac_reference}/schemac.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${schemac_reference}/schemac.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(PROGRAMS ${CMAKE_SOURCE_DIR}/tools/deploy/migrate DESTINATION ${CMAKE_INSTALL_DATADIR}/schemac/deploy)
install(FILES ${CMAKE_SOURCE_DIR}/tools/deploy/task-definition.json ${CMAKE_SOURCE_DIR}/tools/deploy/kubernetes-job.yaml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/schemac/deploy)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME schemac)
set(CPACK_PACKAGE_CONTACT "schemac maintainers <maintainers@schemac.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Migrations for PostgreSQL from a Prisma schema")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
# libc, libpq, libssl and the like by dpkg-shlibdeps; libcurl is loaded at run time, so it cannot see that one.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcurl4, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql")
include(CPack)
