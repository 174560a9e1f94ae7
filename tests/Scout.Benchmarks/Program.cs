using Scout.Benchmarks.Compiling;
using Scout.Benchmarks.Looping;
using Scout.Benchmarks.Peers;
using Scout.Benchmarks.Rendering;
using Scout.Benchmarks.Running;
using Scout.Benchmarks.Serving;
using Scout.Benchmarks.Starting;
using Scout.Benchmarks.Storing;

const string Help = """
    Measures of the product, by hand and in their own time: nothing here is a test.

      dotnet run -c Release --project tests/Scout.Benchmarks -- analyzers [rounds] [workflows]
      dotnet run -c Release --project tests/Scout.Benchmarks -- engine [blocks] [runs]
      dotnet run -c Release --project tests/Scout.Benchmarks -- foreach [rounds]
      dotnet run -c Release --project tests/Scout.Benchmarks -- peers [blocks] [runs]
      dotnet run -c Release --project tests/Scout.Benchmarks -- resume [runs] [blocks]
      dotnet run -c Release --project tests/Scout.Benchmarks -- serve [seconds] [clients] [readers]
      dotnet run -c Release --project tests/Scout.Benchmarks -- start ROUNDS TOOL PROJECT [what run is given ...]
      dotnet run -c Release --project tests/Scout.Benchmarks -- store [runs] [many]
      dotnet run -c Release --project tests/Scout.Benchmarks -- templates [rounds] [renders]

    analyzers   What the compiler extension costs: CPU seconds (user and system) of whole compiler processes over
                generated workflows of ten blocks each, without the compiler server. Each round runs three in turn:
                  plain       no extension at all; what it generates is among the sources
                  generators  the generators alone
                  analyzers   the generators and the analyzers, as in every build
                and prints its seconds; the ratios are medians over the rounds. The target of analyzers to
                generators, what the rules cost, and of analyzers to plain, what all of the package costs, is 1.10.
                Default: 5 rounds of 1000 workflows, after one round that is not counted. A compiler that starts
                anew spends much of its time in code that the runtime still instruments, the plain one most of all:
                measure with DOTNET_TieredPGO=0 in the environment too, which leaves that out.

    engine      What running a block costs, in memory: a chain of so many (default 1000), and a fan as wide, of trivial
                blocks of code, of texts and of conditions, in so many runs of a plan (default 1000); beside one Task.Run
                for each block. Per CPU second, and bytes each.

    foreach     What an item of a ForEach costs, for 1,000, 10,000 and 100,000 items side by side, with a body of one
                code block, of a text, and of a branch with both: time (the median of the rounds), memory allocated,
                and the most that lives at once, told by collections on the way in a run of its own; and of that what
                comes to it with each item after the first 1,000. Flat means that none of these grows with the number
                of items, and that the last is what the results take. Default: 3 rounds.

    peers       The engine beside others in one process: a chain and a fan of so many (default 2000) trivial steps, of
                ours, of a ready queue written by hand, of one Task.Run for each, of TPL Dataflow built before, of
                Microsoft.Agents.AI.Workflows and of WorkflowCore (a chain): per CPU second, and bytes each. Then so many
                (default 1000) runs of ten blocks in memory and kept in a run store; the time from one step to the next,
                p50, p75 and p99; and what a block costs in chains of 10 to 10,000, which should not grow.

    resume      What it takes to go on with so many (default 1000) interrupted runs of so many blocks (default 10) of which
                all but the last is done: to see that nobody works on them any more, to read and take up each, and to
                replay it and run its last block. In this process: what workers and the channel to them take is not in it.

    serve       What a server makes of it: executions a second of a workflow of one block that gives back what it is given,
                in memory and kept in the run store, by so many (default 32) clients that keep their connections, for so
                many seconds (default 5) in turn with a bare endpoint of minimal APIs that takes and answers the same
                JSON; p50 and p99 of each, and the ratios. Then one and so many (default 1000) readers of the events of
                one run: when all have all, and memory. Clients and servers share this process, workers have their own.
                Targets: 0.5 in memory, 0.25 kept.

    start       What starting costs: CPU milliseconds of whole processes, of an empty .NET program, and of the installed tool's
                --version, status and run --no-build, in turn, and the ratios to the empty program. TOOL is the path of an
                installed dotnet-scout, PROJECT a folder whose workflow is built with the packages, both packed here as
                README.md says. Targets for a workflow of one text block: 2, 2 and 6.

    store       What keeping runs costs: blocks a second that outlive every process, and a power cut, with so many runs
                at once (default 256) of a hundred blocks, beside a bare statement that keeps the same bytes; and what
                questions about runs, their logs and the health that status shows cost in a store of so many
                (default 100000) against one of a hundredth.

    templates   What rendering the template of a text block costs, beside plain Scriban without any guard. Each round
                renders in turn, on one thread, after all of them were warmed up:
                  ours        as a text block does: every guard on, values of a run's frame
                  new         plain Scriban with a new context for each rendering
                  reused      plain Scriban with one context, reset after each
                and prints renderings per CPU second and bytes allocated for each; the ratios are medians over the
                rounds. Targets for the trivial template: 800,000 per CPU second and at most 1,024 bytes.
                Default: 5 rounds of 200,000 renderings.
    """;

switch (args)
{
    case ["analyzers", .. { Length: <= 2 } numbers] when Numbers(numbers, 5, 1000) is [var rounds, var workflows]:
        return await new CompilerBenchmark(rounds, workflows).RunAsync(Console.Out);
    case ["engine", .. { Length: <= 2 } numbers] when Numbers(numbers, 1000, 1000) is [var blocks, var times]:
        return await new EngineBenchmark(blocks, times).RunAsync(Console.Out);
    case ["foreach", .. { Length: <= 1 } numbers] when Numbers(numbers, 3) is [var rounds]:
        return await new ForEachBenchmark(rounds).RunAsync(Console.Out);
    case ["peers", .. { Length: <= 2 } numbers] when Numbers(numbers, 2_000, 1_000) is [var blocks, var runs]:
        return await new PeerBenchmark(blocks, runs).RunAsync(Console.Out);
    case ["resume", .. { Length: <= 2 } numbers] when Numbers(numbers, 1_000, 10) is [var runs, var blocks]:
        return await new ResumeBenchmark(runs, blocks).RunAsync(Console.Out);
    case ["serve", .. { Length: <= 3 } numbers] when Numbers(numbers, 5, 32, 1_000) is [var seconds, var clients, var readers]:
        return await new ServeBenchmark(seconds, clients, readers).RunAsync(Console.Out);
    case ["start", var rounds, var tool, var project, .. var words] when Numbers([rounds], 7) is [var times]:
        return await new StartBenchmark(times, Path.GetFullPath(tool), Path.GetFullPath(project), words).RunAsync(Console.Out);
    case ["store", .. { Length: <= 2 } numbers] when Numbers(numbers, 256, 100_000) is [var runs, var many]:
        return await new StoreBenchmark(runs, 100, many).RunAsync(Console.Out);
    case ["templates", .. { Length: <= 2 } numbers] when Numbers(numbers, 5, 200_000) is [var rounds, var renders]:
        return await new TemplateBenchmark(rounds, renders).RunAsync(Console.Out);
    case ["--help" or "-h"]:
        Console.WriteLine(Help);
        return 0;
    default:
        Console.Error.WriteLine(Help);
        return 1;
}

static int[]? Numbers(string[] given, params int[] numbers)
{
    for (var i = 0; i < given.Length; i++)
    {
        if (!int.TryParse(given[i], out numbers[i]) || numbers[i] < 1)
        {
            return null;
        }
    }

    return numbers;
}
