# Completion of dotnet-scout for fish. Load it with: dotnet-scout completion fish | source
function __dotnet_scout_complete
    set -l line (commandline --current-process --cut-at-cursor | string collect)
    dotnet-scout "[suggest:"(string length -- $line)"]" $line 2>/dev/null
end
complete --command dotnet-scout --no-files --arguments '(__dotnet_scout_complete)'
