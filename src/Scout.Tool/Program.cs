using Scout.Environments.Workers;
using Scout.Tool;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

if (args is [Guard.Word, .. var program])
{
    return Guard.Run(program, Terminal.OfProcess().Error);
}

using var interrupt = new Interrupt();
return (int)await Application.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
