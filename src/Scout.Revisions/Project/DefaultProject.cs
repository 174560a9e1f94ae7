using System.Collections.Immutable;

namespace Scout.Revisions.Project;

/// <summary>What a project has that says nothing else.</summary>
internal static class DefaultProject
{
    public static readonly ImmutableArray<EnvironmentDefinition> Environments =
    [
        new() { Name = EnvironmentDefinition.Development },
        new() { Name = "staging", Requires = [EnvironmentDefinition.Development] },
        new() { Name = "production", Requires = ["staging"] },
    ];

    public const string Text = """
        {
          // Models by alias: what a block names. The provider "script" gives canned replies from a file: no key, no network.
          // "services" is the client that the project registers under the alias.
          "models": {
            // "fast": { "provider": "script", "replies": "replies.json" }
          },

          // The values of {{ vars.name }}.
          "variables": {
            // "brand": "Acme"
          },

          // Where Http blocks may send requests; without "hosts" to every public host that a workflow or a variable writes.
          "http": {
            // "hosts": ["api.example.com"], "private": ["localhost:5000"]
          },

          // Each environment may set its own "http", "models" and "variables"; "requires" is what a revision must have passed before it may come here.
          // "maxTimeout", such as "00:01:00", is the longest timeout that a block may have there; none is set here, so any is taken.
          // "validation", such as { "suites": ["support-desk"], "maxAge": "30d" }, is what must have passed (`dotnet scout validate`) for a revision before it may come there.
          // "runs", such as { "keep": "30d", "keepFailed": "90d", "payloads": "full" }, is how long a machine keeps the records of runs, and what of them; else all, for ever.
          // "limits", such as { "cost": 0.50, "tokens": 200000, "time": "00:10:00" }, is what a run may use there; "workflows" has those of single ones: { "support-desk": { "limits": { "cost": 2 } } }.
          // "schedules", such as [{ "name": "nightly", "workflow": "support-desk", "cron": "0 6 * * 1-5", "zone": "Europe/Berlin" }], start runs by themselves while `dotnet scout serve` runs.
          // "callbacks", such as { "secret": "CALLBACK_SECRET", "to": ["https://hooks.example.com"] }, is where the ends of runs may be told to, for requests that ask for it.
          // The provider "script" is refused outside development, unless an environment says "allow": ["script"].
          "environments": {
            "development": {},
            "staging": { "requires": ["development"] },
            "production": { "requires": ["staging"] }
          }
        }

        """;
}
