using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Scout.Execution.Code;

/// <summary>What code blocks find around them in one environment.</summary>
/// <param name="Configuration">The configuration; secrets are under <c>Secrets:</c>.</param>
/// <param name="Services">The project's services.</param>
internal sealed record CodeEnvironment(IConfiguration Configuration, ServiceProvider Services);
