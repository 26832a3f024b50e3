using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Time;
using ActorMesos.Http.Operator;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/speed</c>, <c>/simulation/pause</c>, <c>/simulation/step</c>: how virtual time goes on. A speed ends a pause.</summary>
internal static class PaceEndpoint
{
    public static async Task HandleSpeed(Exchange exchange)
    {
        if (!await exchange.Allows("POST") || await JsonBody.Read(exchange) is not { } body)
        {
            return;
        }

        if (SpeedOf(Field(body, "speed")) is not { } speed)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, string.Create(
                CultureInfo.InvariantCulture, $$"""give a speed from x{{Pace.SpeedLeast}} to x{{Pace.SpeedMost}}, as in {"speed": "x10"}"""));
            return;
        }

        var pace = exchange.Services.Loop.Pace;
        await exchange.Door.Ask(run =>
        {
            pace.Follow(run.Now, speed);
            return true;
        });
        await StatusEndpoint.Answer(exchange);
    }

    public static async Task HandlePause(Exchange exchange)
    {
        if (await exchange.Allows("POST"))
        {
            var pace = exchange.Services.Loop.Pace;
            await exchange.Door.Ask(run =>
            {
                pace.Pause(run.Now);
                return true;
            });
            await StatusEndpoint.Answer(exchange);
        }
    }

    public static async Task HandleStep(Exchange exchange)
    {
        if (!await exchange.Allows("POST") || await JsonBody.Read(exchange) is not { } body)
        {
            return;
        }

        var by = DurationText.Parse(Field(body, "by") ?? "");
        if (by.IsRefused)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, $$"""give a virtual time, as in {"by": "10s"}: {{by.Refusal.Reason}}""");
            return;
        }

        var pace = exchange.Services.Loop.Pace;
        var stepped = await exchange.Door.Ask(run => pace.Step(run.Now, by.Value));
        await Task.WhenAny(stepped, exchange.Services.Loop.Ended).WaitAsync(exchange.Context.RequestAborted);
        await StatusEndpoint.Answer(exchange);
    }

    private static double? SpeedOf(string? text) =>
        double.TryParse(text?.TrimStart('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= Pace.SpeedLeast and <= Pace.SpeedMost
            ? speed
            : null;

    private static string? Field(DocumentText body, string name)
    {
        using var document = JsonDocument.Parse(body.Json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) ? value.ToString() : null;
    }
}
