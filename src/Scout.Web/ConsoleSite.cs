using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.FluentUI.AspNetCore.Components;
using Scout.Web.Board;
using Scout.Web.Granting;
using Scout.Web.Layout;
using Scout.Web.Logs;
using Scout.Web.Running;
using Scout.Web.Shared;
using Scout.Web.Site;
using Scout.Web.Visiting;
using Scout.Web.Waiting;

namespace Scout.Web;

/// <summary>The console: the pages of a project, in the process of its API.</summary>
internal static class ConsoleSite
{
    private static readonly TimeSpan Stay = TimeSpan.FromHours(12);

    /// <summary>Adds what its pages need.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="project">The project's folder: a browser tells ports of one machine apart by nothing, and so each project has a cookie of its own name.</param>
    public static void AddTo(IServiceCollection services, string project)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddFluentUIComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerZone>();
        services.AddSingleton<Visits>();
        services.AddSingleton<SiteGuard>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<Mover>();
        services.AddSingleton<Payloads>();
        services.AddSingleton<RunStarter>();
        services.AddSingleton<StartDesk>();
        services.AddSingleton<KeyDesk>();
        services.AddSingleton<WaitDesk>();
        services.AddAntiforgery(antiforgery => (antiforgery.Cookie.Name, antiforgery.SuppressXFrameOptionsHeader) = ($"scout-form-{Mark(project)}", true));
        // Whoever is in has to come in again when the server was started again.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = $"scout-{Mark(project)}";
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = LoginRoutes.Path;
            cookie.ReturnUrlParameter = "returnUrl";
            (cookie.Events.OnRedirectToLogin, cookie.Events.OnRedirectToAccessDenied) = (Relative(cookie.Events.OnRedirectToLogin), Relative(cookie.Events.OnRedirectToAccessDenied));
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Stay, true);
        });
        // What keeps keys would begin with one on the disk, unencrypted, which nobody uses.
        foreach (var keeper in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToArray())
        {
            services.Remove(keeper);
        }
    }

    /// <summary>Adds its pages. Authentication, authorization and antiforgery come before.</summary>
    public static void MapTo(IEndpointRouteBuilder endpoints)
    {
        // The circuits of pages too: those are no pages.
        var group = endpoints.MapGroup("").RequireAuthorization().ExcludeFromDescription().WithMetadata(SitePart.Instance);
        SiteFiles.MapTo(group);
        LoginRoutes.MapTo(group);
        RunFileRoute.MapTo(group);
        RunValueRoute.MapTo(group);
        // The site's own policy lets nobody frame it; Blazor's would say it again, and otherwise.
        group.MapRazorComponents<Root>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }

    // Where somebody is led on to is this site, by whatever name they call it.
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Relative(Func<RedirectContext<CookieAuthenticationOptions>, Task> lead) => async context =>
    {
        await lead(context);
        if (Uri.TryCreate(context.Response.Headers.Location, UriKind.Absolute, out var address))
        {
            context.Response.Headers.Location = address.PathAndQuery;
        }
    };

    private static string Mark(string project) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..8];
}
