using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>Puts access control into the host.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddSingleton<CallerFinder>();
        services.AddSingleton<CallerBudget>();
        services.AddAuthentication().AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<AccessOptions>>(TakeTokens);
        services.AddCors();
        return services;
    }

    /// <summary>Headers that keep browsers from guessing, framing and telling where they came from; then who may call what.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state => HardenAsync((HttpResponse)state), context.Response);
            return next(context);
        });

        if (app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.AllowedOrigins is [_, ..] origins)
        {
            app.UseCors(policy => policy
                .WithOrigins([.. origins])
                .AllowAnyMethod()
                .AllowAnyHeader()
                .WithExposedHeaders("Luna-Request-Id", "Location", "Retry-After"));
        }

        app.UseMiddleware<AccessMiddleware>();
    }

    private static Task HardenAsync(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }

    private static void TakeTokens(JwtBearerOptions jwt, IOptions<AccessOptions> options)
    {
        if (options.Value.JwtAuthority is not { Length: > 0 } authority)
        {
            return;
        }

        jwt.Authority = authority;
        jwt.Audience = options.Value.JwtAudience;
        jwt.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
        jwt.MapInboundClaims = false;
        jwt.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = CallerFinder.CredentialOf(context.Request);
                return Task.CompletedTask;
            },
        };
    }
}
