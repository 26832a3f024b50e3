using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Domain.Wire.Operators;

/// <summary>A call of an operator that changes something, as JSON (<c>master.Call</c> of the v1 API), with the names of v0 in it: <c>slave_id</c>.</summary>
public static class OperatorCallJson
{
    private static readonly (string, OperatorCallForm)[] Forms = [.. OperatorCallForm.All.Select(form => (form.Type, form))];

    /// <summary>The types of all of them.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. OperatorCallForm.All.Select(form => form.Type)];

    /// <summary>Takes a call apart.</summary>
    public static Result<OperatorCall> Parse(string json) => WireDocument.Parse(json, Read);

    private static OperatorCall Read(WireValue call)
    {
        var form = call.Field("type").Choice(Forms);
        return form.Read(form.HasBody ? call.Field(form.Field) : call.Optional(form.Field));
    }
}
