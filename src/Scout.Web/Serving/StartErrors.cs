namespace Scout.Web.Serving;

/// <summary>Why the server does not serve, where nothing of the product said it.</summary>
internal static class StartErrors
{
    public static ScoutException SystemRefuses(IOException exception) => new("SCOUT8140", $"The server cannot serve: {exception.Message}", exception);

    // The outermost of them says little: that a type did not begin, or that a task failed.
    public static ScoutException IsABug(Exception exception) => new(
        "SCOUT8141",
        $"The server ended by what it was not made for: {exception.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}. Install dotnet-scout again; if that does not help, report it with what follows.\n{exception}",
        exception);
}
