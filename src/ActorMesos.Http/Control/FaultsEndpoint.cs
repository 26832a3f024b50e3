using System.Text.Json;
using ActorMesos.Http.Operator;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/faults</c>, <c>/simulation/heal</c>: a fault happens now, as a scenario would have it; all of them heal.</summary>
internal static class FaultsEndpoint
{
    private static readonly string[] Times = ["at", "every", "when"];

    public static async Task HandleInject(Exchange exchange)
    {
        if (!await exchange.Allows("POST") || await JsonBody.Read(exchange) is not { } body)
        {
            return;
        }

        if (TimesIn(body) is { Count: > 0 } times)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, $"fault.{times[0]}: a fault that is injected happens now; leave {string.Join(" and ", times)} out");
            return;
        }

        // A scenario's fault has a time.
        var fault = new DocumentText(body.Json.StartsWith('{') ? $$"""{"at":"0s",{{body.Json[1..]}}""" : body.Json);
        var refusal = await exchange.Door.Ask(run =>
        {
            var read = run.ReadFault(fault.Json);
            if (!read.IsRefused)
            {
                run.Enter(new FaultInjected(fault), client: null);
            }

            return read.Refusal;
        });
        if (refusal is not null)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, refusal.Reason);
            return;
        }

        await StatusEndpoint.Answer(exchange);
    }

    private static List<string> TimesIn(DocumentText fault)
    {
        using var document = JsonDocument.Parse(fault.Json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root ? [.. Times.Where(time => root.TryGetProperty(time, out _))] : [];
    }

    public static async Task HandleHeal(Exchange exchange)
    {
        if (await exchange.Allows("POST"))
        {
            await exchange.Door.Ask(run =>
            {
                run.Enter(new FaultsHealed(), client: null);
                return true;
            });
            await StatusEndpoint.Answer(exchange);
        }
    }
}
