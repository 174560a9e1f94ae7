using Scout.Tool;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

using var interrupt = new Interrupt();
return (int)await Application.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
