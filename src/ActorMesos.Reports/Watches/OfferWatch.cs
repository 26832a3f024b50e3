using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>Offers as they arrive at frameworks, and what becomes of them: accepted, declined or taken back.</summary>
/// <param name="grid">The columns.</param>
public sealed class OfferWatch(TimeGrid grid) : ISection
{
    private readonly CountCurve _sent = new(grid);
    private readonly CountCurve _accepted = new(grid);
    private readonly CountCurve _declined = new(grid);
    private readonly CountCurve _rescinded = new(grid);

    /// <inheritdoc/>
    public string Name => "offers";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.IsDelivered)
        {
            return;
        }

        switch (line.Kind)
        {
            case "ResourceOffers":
                _sent.Add(line.At, line.List("offers").Count());
                break;
            case "Accept":
                _accepted.Add(line.At, line.List("offer_ids").Count());
                break;
            case "Decline":
                _declined.Add(line.At, line.List("offer_ids").Count());
                break;
            case "RescindResourceOffer":
                _rescinded.Add(line.At);
                break;
        }
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonArray(
        Row("sent", _sent), Row("accepted", _accepted), Row("declined", _declined), Row("taken back", _rescinded));

    private static JsonObject Row(string name, CountCurve curve) => new() { ["name"] = name, ["total"] = curve.Total, ["values"] = curve.Print() };
}
