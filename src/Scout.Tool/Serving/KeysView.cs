using System.Collections.Immutable;
using Scout.Revisions.Text;
using Scout.Runs.Keys;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Serving;

/// <summary>Keys in a terminal.</summary>
internal static class KeysView
{
    public static void Write(IAnsiConsole console, ImmutableArray<ApiKey> keys, DateTimeOffset now)
    {
        if (keys.IsEmpty)
        {
            console.WriteLine("There are no keys here: nobody can ask the server anything. dotnet scout keys add NAME --environment ENV");
            return;
        }

        var rows = new PlainTable(console, flexible: 3);
        foreach (var key in keys)
        {
            rows.Add(
                new(key.Name, Styles.Id),
                new(string.Join(",", key.Scopes.Select(scope => scope.Word()))),
                new(string.Join(",", key.Environments)),
                new(key.Workflow ?? "", Styles.Dim),
                new(Measures.Ago(key.Created, now), Styles.Dim),
                State(key, now));
        }

        rows.Write();
    }

    private static Cell State(ApiKey key, DateTimeOffset now) =>
        key.Disabled ? new("switched off", Styles.Bad)
        : key.Expires is not { } expires ? new("")
        : expires <= now ? new("expired", Styles.Bad)
        : new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"until {expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), Styles.Dim);
}
