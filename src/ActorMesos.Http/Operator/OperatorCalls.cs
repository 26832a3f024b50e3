using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Wire.Operators;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary>Sends an operator's call into the cluster and answers with what the master says.</summary>
internal static class OperatorCalls
{
    /// <summary>Makes the document of a call as the v1 API has it, and sends it.</summary>
    public static Task Send(Exchange exchange, string type, Action<Utf8JsonWriter> body) => Send(exchange, new DocumentText(CallDocument.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type.ToLowerInvariant());
        body(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    })));

    /// <summary>Sends a call.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="call">The call.</param>
    /// <param name="write">Writes what the operator asked to see, where the call shows anything.</param>
    /// <param name="form">How that looks on the wire; null for JSON.</param>
    public static async Task Send(Exchange exchange, DocumentText call, Action<Utf8JsonWriter, OperatorView>? write = null, MessageForm? form = null)
    {
        if (OperatorCallJson.Parse(call.Json) is { IsRefused: true, Refusal: { } refusal })
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, refusal.Reason);
            return;
        }

        var waiting = new Waiting();
        await exchange.Door.Ask(run =>
        {
            run.Enter(new OperatorCalled(call, exchange.Principal), waiting);
            return true;
        });
        await Task.WhenAny(waiting.Answer, exchange.Services.Loop.Ended).WaitAsync(exchange.Context.RequestAborted);
        if (!waiting.Answer.IsCompleted)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
        }
        else if (await waiting.Answer is { View: { } view })
        {
            await exchange.Answer(CallDocument.Bytes(writer => write!(writer, view)), form ?? MessageForm.Json);
        }
        else
        {
            var answer = await waiting.Answer;
            await exchange.Answer((int)answer.Status, answer.Refusal?.Reason ?? "");
        }
    }

    private sealed class Waiting : IOperatorClient
    {
        private readonly TaskCompletionSource<OperatorAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<OperatorAnswer> Answer => _answer.Task;

        public void Answered(OperatorAnswer answer) => _answer.TrySetResult(answer);
    }
}
