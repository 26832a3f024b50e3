using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorMesos.Http.Pacing;
using ActorMesos.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorMesos.Http.Serving;

/// <summary>The HTTP server in front of a served cluster.</summary>
public sealed class FrontDoor : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FrontDoorServices _services;

    private FrontDoor(WebApplication application, FrontDoorServices services) => (_application, _services) = (application, services);

    /// <summary>Where it is reached: <c>http://127.0.0.1:5050</c>.</summary>
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://{_services.Cluster.Host}:{_services.Cluster.Port}"));

    /// <summary>Opens the door; the run behind it has started.</summary>
    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public static async Task<FrontDoor> Open(FrontDoorSettings settings, PacedLoop loop, WorldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.BodyMost;
            kestrel.Limits.RequestHeadersTimeout = settings.HeadersWithin;
            kestrel.Limits.MaxConcurrentConnections = settings.ConnectionsMost;

            // Clients keep connections for a long time and are surprised when they are gone.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
            kestrel.Listen(IPAddress.Parse(settings.Host), settings.Port);
        });
        var application = builder.Build();
        var services = new FrontDoorServices(settings, loop) { Cluster = new Cluster(plan, settings.Host, settings.Port) };
        await loop.Door.Ask(run =>
        {
            run.World.Add(services.Feed);
            run.World.Add(services.Events);
            run.World.Add(services.Live);
            return loop.Turned = between =>
            {
                services.Feed.Tell(between);
                services.Live.Tell(between);
            };
        });
        application.Run(context => Answer(context, services));
        try
        {
            await application.StartAsync();
        }
        catch (SocketException refused)
        {
            await application.DisposeAsync();
            throw new IOException(ListenCheck.Why(settings, refused), refused);
        }

        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        services.Cluster = new Cluster(plan, settings.Host, new Uri(address).Port);
        return new FrontDoor(application, services);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        _services.Schedulers.Close();
        _services.Feed.Close();
        _services.Events.Close();
        _services.Live.Close();
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        await _services.Limits.DisposeAsync();
    }

    private static async Task Answer(HttpContext context, FrontDoorServices services)
    {
        var found = EndpointCatalog.Find(context.Request.Path.Value ?? "");
        var endpoint = found?.Endpoint;
        string? principal = null;
        var isKnown = endpoint is null || Guard.Lets(context, services, endpoint, out principal);
        var exchange = new Exchange(context, services, found?.Left ?? "") { Principal = principal };
        try
        {
            if (!await services.Limits.Let(exchange))
            {
                return;
            }

            await (endpoint is null ? exchange.Answer(StatusCodes.Status404NotFound)
                : !isKnown ? exchange.Answer(StatusCodes.Status401Unauthorized)
                : Origins.Lets(context, services, endpoint) ? endpoint.Handle(exchange)
                : exchange.Answer(StatusCodes.Status403Forbidden, Origins.Refusal(context)));
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or the run is over.
            if (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            }
        }
        catch (IOException)
        {
            context.Abort();
        }
    }
}
