using Scout.Environments;
using Scout.Environments.Queries;

namespace Scout.Web.Visiting;

/// <summary>Revisions as a visitor may name them: where an environment points, or that it points nowhere, is nobody's business whose key is not for it.</summary>
internal static class SeenRevisions
{
    /// <summary>The revision that an expression stands for.</summary>
    /// <param name="store">The store.</param>
    /// <param name="visitor">Who names it.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="workflow">The workflow, which the visitor reaches.</param>
    public static ResolvedRevision Resolve(Store store, Visitor visitor, string expression, string workflow)
    {
        if (store.EnvironmentOf(expression, workflow) is { } environment && !visitor.Sees(environment))
        {
            throw QueryErrors.UnknownRevision(workflow, expression, []);
        }

        var revision = store.Resolve(expression, workflow);
        return revision.Promotion is null || visitor.Sees(revision.Promotion.Environment) ? revision : throw QueryErrors.UnknownRevision(workflow, expression, []);
    }
}
