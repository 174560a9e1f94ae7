using Scout.Runs;
using Scout.Runs.Queries;

namespace Scout.Web.Visiting;

/// <summary>Runs as a visitor may name them: of those that it does not see there is not even an id.</summary>
internal static class SeenRuns
{
    /// <summary>The run that somebody means.</summary>
    /// <param name="runs">The store.</param>
    /// <param name="visitor">Who means it.</param>
    /// <param name="said">Its id, or a part that begins or ends only one.</param>
    /// <exception cref="ScoutException">There is none that the visitor sees.</exception>
    public static RunEntry Find(RunStore runs, Visitor visitor, string said)
    {
        if (visitor.Key is null)
        {
            return runs.Entry(runs.Resolve(said));
        }

        try
        {
            return runs.Entry(runs.Resolve(said)) is var entry && visitor.Reaches(entry.Workflow) && visitor.Sees(entry.Environment) ? entry : throw RunQueryErrors.NoSuchRun(said);
        }
        catch (ScoutException exception) when (exception.Kind == ErrorKind.Invalid)
        {
            // Which they are is told by whoever may see them all.
            throw RunQueryErrors.NoSuchRun(said);
        }
    }
}
