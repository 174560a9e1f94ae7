#compdef dotnet-scout
# Completion of dotnet-scout for zsh. Load it with: source <(dotnet-scout completion zsh)
_dotnet_scout() {
    local -a found
    found=("${(@f)$(dotnet-scout "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
    (( ${#found} )) && [[ -n ${found[1]} ]] && compadd -a found
}
if [[ ${funcstack[1]} == _dotnet-scout ]]; then
    _dotnet_scout "$@"
else
    compdef _dotnet_scout dotnet-scout
fi
