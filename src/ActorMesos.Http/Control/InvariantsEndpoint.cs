using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/invariants</c>: what the release promises, and whether it has held so far.</summary>
internal static class InvariantsEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!await exchange.Allows("GET", "HEAD"))
        {
            return;
        }

        var invariants = await exchange.Door.Ask(run => run.Invariants);
        await exchange.AnswerJson(CallDocument.Bytes(writer =>
        {
            writer.WriteStartArray();
            foreach (var (name, status, found) in invariants)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("status", status);
                if (found is not null)
                {
                    writer.WriteString("found", found);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
    }
}
