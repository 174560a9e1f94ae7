namespace Scout.Environments.Packages;

/// <summary>Every error about where packages come from.</summary>
internal static class PackageErrors
{
    private const string OwnSource = "Add the source to your own NuGet configuration instead (`dotnet nuget add source ...`), or fill the package cache first with `dotnet restore`, which builds with the clone's own configuration.";

    public static ScoutException Unreadable(string file, string why) =>
        new("SCOUT6087", $"{file}: it cannot be read as a NuGet configuration: {why.TrimEnd('.')}. Correct it, or fill the package cache first with `dotnet restore`.");

    public static ScoutException SourceRefused(string file, string source, string why) =>
        new("SCOUT6088", $"{file}: '{source}' {why}. {OwnSource}");
}
