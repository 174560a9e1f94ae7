using System.Globalization;
using Scout;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Environments.Promotions;

// Usage: PROJECT COUNT REVISION REVISION: promotes the two revisions to staging in turn and says every move that was acknowledged.
var store = Store.Open(ScoutProject.Find(args[0]));
Console.WriteLine("ready");
for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
{
    try
    {
        var outcome = await store.PromoteAsync(new PromoteRequest { To = "staging", Revision = args[2 + (i % 2)], Unblock = true });
        Console.WriteLine(outcome.Status == PromoteStatus.Moved ? $"moved {outcome.Promotion!.Hash}" : outcome.Status.ToString());
    }
    catch (ScoutException error)
    {
        Console.WriteLine($"error {error.Code} {error.Message}");
        return 1;
    }
}

return 0;
