using Scout.Runs.Keys;

namespace Scout.Web.Visiting;

/// <summary>What a visitor of the console is refused.</summary>
internal static class VisitErrors
{
    public static ScoutException MayNot(Visitor visitor, KeyScope scope, string environment) => new(
        "SCOUT8101",
        $"{visitor.Person.Name} may not {scope.Word()} in {environment} here. Ask somebody whose key may (dotnet scout keys list), or do it where this server does not only read.")
    {
        Kind = ErrorKind.Forbidden,
    };

    public static ScoutException NotOfThisMachine(Visitor visitor) => new(
        "SCOUT8102",
        $"{visitor.Person.Name} came with a key, and a key gives no right to keys. Do it on the machine that serves (dotnet scout keys), or come in with the link that `dotnet scout console` prints there.")
    {
        Kind = ErrorKind.Forbidden,
    };
}
