namespace Scout.Web.Board;

/// <summary>What can be wrong with a move that somebody thinks of at the board.</summary>
internal static class MoveErrors
{
    public static ScoutException WhereTo(Move move) => new(
        "SCOUT8103",
        $"All that {move.Environment} of {move.Workflow} stood on before was rolled back. Choose what it goes back to, or promote a mended revision.")
    {
        Kind = ErrorKind.Conflict,
    };
}
