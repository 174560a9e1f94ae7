# Completion of dotnet scout, and of dotnet-scout, for fish. Load it with: dotnet scout completion fish | source
function __dotnet_scout_complete
    set -l line (commandline --current-process --cut-at-cursor | string collect)
    dotnet-scout "[suggest:"(string length -- $line)"]" $line 2>/dev/null | string match --regex '.+'
end
# The local tool is a word of dotnet.
function __dotnet_scout_complete_local
    set -l line (commandline --current-process --cut-at-cursor | string collect | string replace --regex '^\s*dotnet\s+scout' dotnet-scout)
    dotnet scout "[suggest:"(string length -- $line)"]" $line 2>/dev/null | string match --regex '.+'
end
complete --command dotnet-scout --no-files --arguments '(__dotnet_scout_complete)'
complete --command dotnet --no-files --condition '__fish_seen_subcommand_from scout' --arguments '(__dotnet_scout_complete_local)'
