# Completion of dotnet scout, and of dotnet-scout, for bash. Load it with: source <(dotnet scout completion bash)
_dotnet_scout_complete() {
    local word=${COMP_WORDS[COMP_CWORD]} typed=$1 point=$2 line
    shift 2
    COMPREPLY=()
    while IFS= read -r line; do
        # A name with spaces needs quotes; the shell adds them.
        [[ -n $line ]] && [[ $line == "$word"* || $word == [\"\']* ]] && COMPREPLY+=("$(printf '%q' "$line")")
    done < <("$@" "[suggest:$point]" "$typed" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]] && compopt -o nospace 2>/dev/null
    return 0
}
_dotnet_scout() {
    _dotnet_scout_complete "$COMP_LINE" "$COMP_POINT" dotnet-scout
}
# The local tool is a word of dotnet; what else dotnet can is left to whatever completed it before.
_dotnet_scout_dotnet() {
    if [[ ${COMP_WORDS[1]} == scout && $COMP_CWORD -gt 1 ]]; then
        local rest=${COMP_LINE#*scout}
        local typed=dotnet-scout$rest
        _dotnet_scout_complete "$typed" $((COMP_POINT - ${#COMP_LINE} + ${#typed})) dotnet scout
    elif [[ -n $_dotnet_scout_other ]]; then
        "$_dotnet_scout_other" "$@"
    else
        local line
        COMPREPLY=()
        while IFS= read -r line; do
            [[ -n $line ]] && COMPREPLY+=("$line")
        done < <(dotnet complete --position "$COMP_POINT" "$COMP_LINE" 2>/dev/null; [[ scout == "${COMP_WORDS[COMP_CWORD]}"* ]] && echo scout)
    fi
}
if [[ $(complete -p dotnet 2>/dev/null) =~ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != _dotnet_scout_dotnet ]]; then
    _dotnet_scout_other=${BASH_REMATCH[1]}
fi
complete -F _dotnet_scout dotnet-scout
complete -F _dotnet_scout_dotnet dotnet
