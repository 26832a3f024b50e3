using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Cli.Output;

/// <summary>Prints the JSON documents of offers and operations as they arrive, in the shape of Mesos's documentation.</summary>
internal sealed class DocumentPrinter(TextWriter output) : IObserver
{
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case ResourceOffers offers:
                foreach (var offer in offers.Offers)
                {
                    output.WriteLine($"\n{at}  {node} is offered:");
                    output.WriteLine(OfferJson.Print(offer));
                }

                break;
            case Accept accept:
                foreach (var operation in accept.Operations)
                {
                    output.WriteLine($"\n{at}  {string.Join(", ", accept.OfferIds)} is accepted with {operation.Type}:");
                    output.WriteLine(OperationJson.Print(operation));
                }

                break;
            case Decline { OfferIds: var declined }:
                output.WriteLine($"\n{at}  {string.Join(", ", declined)} is declined.");
                break;
        }
    }
}
