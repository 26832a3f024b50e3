using System.Text.Json;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/status</c>: how far the simulation is, at which pace, and what is wrong in it.</summary>
internal static class StatusEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (await exchange.Allows("GET", "HEAD"))
        {
            await Answer(exchange);
        }
    }

    /// <summary><c>/simulation</c>: the status as well; nothing else is there but what the description has.</summary>
    public static async Task HandleFolder(Exchange exchange)
    {
        if (exchange.Rest.Length == 0)
        {
            await Handle(exchange);
            return;
        }

        var paths = OpenApiEndpoint.Calls.Select(call => call.Path).ToList();
        var nearest = NearestName.Of("/simulation/" + exchange.Rest, paths) is { } near ? $"did you mean {near}? " : "";
        await exchange.Answer(StatusCodes.Status404NotFound, $"there is no /simulation/{exchange.Rest}; {nearest}there are {string.Join(", ", paths)} and /simulation/openapi.json");
    }

    /// <summary>Answers with the status, as after every change.</summary>
    public static async Task Answer(Exchange exchange) => await exchange.AnswerJson(
        await exchange.Door.Ask(run => CallDocument.Bytes(writer => Write(writer, run, exchange.Services))));

    private static void Write(Utf8JsonWriter writer, ServedRun run, FrontDoorServices services)
    {
        var pace = services.Loop.Pace;
        writer.WriteStartObject();
        writer.WriteString("scenario", run.Scenario.Name);
        writer.WriteNumber("seed", run.Scenario.Seed);
        writer.WriteString("semantics", run.Scenario.Semantics.Name);
        writer.WriteNumber("virtual_seconds", (decimal)run.Now.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteNumber("speed", pace.Speed);
        writer.WriteBoolean("paused", pace.IsPaused);
        writer.WriteNumber("slipped_seconds", (decimal)pace.Slipped.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteBoolean("has_master", run.Master() is not null);
        writer.WriteNumber("messages_delivered", run.World.Network.Delivered);
        writer.WriteNumber("messages_lost", run.World.Network.Lost);
        writer.WriteNumber("schedulers", services.Schedulers.Open);
        writer.WriteNumber("listeners", services.Feed.Listeners + services.Events.Listeners + services.Live.Listeners);
        writer.WriteStartArray("faults_in_force");
        foreach (var fault in run.FaultsInForce)
        {
            writer.WriteStringValue(fault);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("markers");
        foreach (var (marker, count) in run.Markers.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(marker, count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
