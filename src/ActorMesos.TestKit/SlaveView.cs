using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.TestKit;

/// <summary>A slave at one instant.</summary>
public sealed class SlaveView
{
    internal SlaveView(string hostname, bool isUp, SlaveState? state) => (Hostname, IsUp, State) = (hostname, isUp, state);

    /// <summary>Its hostname.</summary>
    public string Hostname { get; }

    /// <summary>Whether its process runs.</summary>
    public bool IsUp { get; }

    /// <summary>All that it knows; null while it is down or has not read its state yet.</summary>
    public SlaveState? State { get; }

    /// <summary>Its id; null until a master has admitted it.</summary>
    public SlaveId? Id => State?.Id;

    /// <summary>Whether the master knows it.</summary>
    public bool IsRegistered => State is { IsRegistered: true };

    /// <summary>The reservations and volumes on its disk.</summary>
    public Resources Checkpointed => State?.Checkpointed ?? Resources.Empty;

    /// <summary>Its tasks that are not over, or whose end is not acknowledged.</summary>
    public IReadOnlyList<SlaveTask> Tasks => State is null ? [] : State.Tasks;
}
