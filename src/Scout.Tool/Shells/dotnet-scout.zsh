#compdef dotnet-scout dotnet
# Completion of dotnet scout, and of dotnet-scout, for zsh. Load it with: source <(dotnet scout completion zsh)
_dotnet_scout_add() {
    local -a found
    found=("${(@f)$("$@" 2>/dev/null)}")
    found=("${(@)found:#}")
    (( ${#found} )) && compadd -a found
}
_dotnet_scout() {
    if [[ ${words[1]:t} != dotnet ]]; then
        _dotnet_scout_add dotnet-scout "[suggest:$CURSOR]" "$BUFFER"
    elif [[ ${words[2]} == scout && $CURRENT -gt 2 ]]; then
        # The local tool is a word of dotnet.
        local typed="dotnet-scout${BUFFER#*scout}"
        _dotnet_scout_add dotnet scout "[suggest:$((CURSOR - ${#BUFFER} + ${#typed}))]" "$typed"
    elif [[ -n $_dotnet_scout_other ]]; then
        $_dotnet_scout_other "$@"
    else
        _dotnet_scout_add dotnet complete --position $CURSOR "$BUFFER"
    fi
}
if [[ ${funcstack[1]} == _dotnet-scout ]]; then
    _dotnet_scout "$@"
else
    [[ ${_comps[dotnet]} != _dotnet_scout ]] && typeset -g _dotnet_scout_other=${_comps[dotnet]}
    compdef _dotnet_scout dotnet-scout dotnet
fi
