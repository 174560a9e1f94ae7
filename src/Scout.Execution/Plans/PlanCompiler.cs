using Scout.Execution.Templates;
using Scout.Revisions.Model;

namespace Scout.Execution.Plans;

/// <summary>Compiles a revision into a plan, and refuses one that could never end.</summary>
internal sealed class PlanCompiler
{
    private readonly Plan _plan;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private PlanCompiler(Plan plan) => _plan = plan;

    /// <summary>Compiles a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="revisionId">Its id, 64 hex digits.</param>
    /// <param name="calls">The plans of the revisions that it pins, by workflow id.</param>
    /// <exception cref="ScoutException">A need or a call that is not there, a duplicate id, or blocks that wait for each other.</exception>
    public static Plan Compile(Revision revision, string revisionId, IReadOnlyDictionary<string, Plan> calls)
    {
        var plan = new Plan { Revision = revision, RevisionId = revisionId, Calls = calls };
        var compiler = new PlanCompiler(plan);
        plan.Body = compiler.Enter(revision.Body, null, null, loop: false);
        compiler.Link(plan.Body);
        new PlanCycles(revision.Workflow).Check(plan.Body);
        return plan;
    }

    private PlanScope Enter(Scope scope, PlanScope? parent, PlanBlock? owner, bool loop)
    {
        var entered = new PlanScope { Plan = _plan, Parent = parent, Owner = owner, Result = scope.Result, IsLoopBody = loop };
        var blocks = new List<PlanBlock>(scope.Blocks.Count);
        foreach (var (id, model) in scope.Blocks)
        {
            if (!_ids.Add(id))
            {
                throw PlanErrors.DuplicateBlock(_plan.Revision.Workflow, id);
            }

            entered.Slots.Add(id, blocks.Count);
            blocks.Add(new() { Model = model, Scope = entered, Slot = blocks.Count });
        }

        entered.Blocks = [.. blocks];
        foreach (var block in blocks)
        {
            EnterBranches(block);
        }

        return entered;
    }

    private void EnterBranches(PlanBlock block)
    {
        var names = new List<string>();
        var branches = new List<PlanScope>();
        foreach (var part in block.Model.Parts)
        {
            switch (part)
            {
                case BlockPart.Branch branch:
                    Add(branch.Name, branch.Scope);
                    break;
                case BlockPart.Branches cases:
                    foreach (var (name, scope) in cases.Scopes)
                    {
                        Add(name, scope);
                    }

                    break;
                case BlockPart.Workflow call:
                    block.Called = _plan.Calls.GetValueOrDefault(call.Id) ?? throw PlanErrors.MissingCall(_plan.Revision.Workflow, block.Id, call.Id);
                    break;
            }
        }

        (block.BranchNames, block.Branches) = ([.. names], [.. branches]);
        if (block.Model.OnError is ErrorPolicy.Fallback fallback)
        {
            block.Fallback = Enter(fallback.Branch, block.Scope, block, loop: false);
        }

        void Add(string name, Scope scope)
        {
            names.Add(name);
            branches.Add(Enter(scope, block.Scope, block, block.Kind.IsLoop));
        }
    }

    private void Link(PlanScope scope)
    {
        var successors = new List<int>[scope.Blocks.Length];
        scope.InDegrees = new int[scope.Blocks.Length];
        foreach (var block in scope.Blocks)
        {
            block.Needs = [.. Needs(block)];
            foreach (var need in block.Needs.Where(need => need.Up == 0))
            {
                (successors[need.Slot] ??= []).Add(block.Slot);
                scope.InDegrees[block.Slot]++;
            }
        }

        foreach (var block in scope.Blocks)
        {
            block.Successors = [.. successors[block.Slot] ?? []];
            foreach (var inner in block.Branches)
            {
                Link(inner);
            }

            if (block.Fallback is { } fallback)
            {
                Link(fallback);
            }
        }

        if (scope.Result is { } result)
        {
            // Everything of the scope itself is done when its result is computed; what lies around it may not be.
            scope.ResultNeeds = [.. BindingRoots.Of(result).Select(root => Find(scope, root)).OfType<PlanNeed>().Where(need => need.Up > 0).Distinct()];
        }
    }

    private IEnumerable<PlanNeed> Needs(PlanBlock block)
    {
        var needs = block.Model.Needs.Where(need => need != "inputs")
            .Select(need => Find(block.Scope, need) ?? throw PlanErrors.MissingNeed(_plan.Revision.Workflow, block.Id, need));

        // The value to continue with is only read after a failure, when it is too late to wait for anything.
        if (block.Model.OnError is ErrorPolicy.Continue { Value: var value })
        {
            needs = needs.Concat(BindingRoots.Of(value).Select(root => Find(block.Scope, root)).OfType<PlanNeed>());
        }

        return needs.Distinct();
    }

    private static PlanNeed? Find(PlanScope from, string id)
    {
        var up = 0;
        for (var scope = from; scope is not null; scope = scope.Parent, up++)
        {
            // A loop's id is also the name of its variables for what is inside it.
            if (up > 0 && Encloses(from, scope, id))
            {
                return null;
            }

            if (scope.Slots.TryGetValue(id, out var slot))
            {
                return new(up, slot);
            }
        }

        return null;
    }

    private static bool Encloses(PlanScope from, PlanScope until, string id)
    {
        for (var scope = from; scope != until; scope = scope.Parent!)
        {
            if (scope.IsLoopBody && scope.Owner!.Id == id)
            {
                return true;
            }
        }

        return false;
    }
}
