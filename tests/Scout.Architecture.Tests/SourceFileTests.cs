namespace Scout.Architecture.Tests;

public class SourceFileTests
{
    [Fact]
    public void No_source_file_has_more_than_300_lines()
    {
        var tooLong = Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Files("src", "*.razor"))
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 300)
            .Select(file => $"{file.File}: {file.Lines} lines; split it");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void A_file_is_in_the_folder_of_its_namespace()
    {
        var strays =
            from file in Repository.Sources("src")
            let relative = Repository.Relative(file)
            let folders = relative.Split('/')[2..^1]
            let declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';')
            where declared is not null && !("." + declared).EndsWith(string.Concat(folders.Select(folder => "." + folder)), StringComparison.Ordinal)
            select $"{relative}: namespace {declared}";

        Assert.Empty(strays);
    }
}
