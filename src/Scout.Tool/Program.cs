using Scout.Tool;
using Scout.Tool.CommandLine;

using var interrupt = new Interrupt();
return (int)await Application.RunAsync(args, Terminal.OfProcess(), interrupt.Token);
