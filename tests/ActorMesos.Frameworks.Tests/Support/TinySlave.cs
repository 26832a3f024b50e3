using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Tests.Support;

/// <summary>A slave of a <see cref="TinyCluster{TPolicy}"/>, with what its master knows of it.</summary>
internal sealed class TinySlave(int number, Resources free)
{
    public SlaveId Id { get; set; } = new($"S{number}");

    public string Hostname { get; } = $"node-{number}";

    public bool IsAway { get; set; }

    public Resources Free { get; set; } = free;

    public Dictionary<TaskId, TaskInfo> Tasks { get; } = [];

    public Dictionary<string, List<string>> Files { get; } = new(StringComparer.Ordinal);

    public Offer? Offered { get; set; }

    public Instant OfferedAt { get; set; }

    public (Resources Refused, Instant Until) Filter { get; set; } = (Resources.Empty, Instant.Start);

    /// <summary>All reservations and volumes, in use or not.</summary>
    public Resources Checkpointed => Tasks.Values.Aggregate(
        (Free + (Offered?.Resources ?? Resources.Empty)).Checkpointed(), (sum, task) => sum + task.Resources.Checkpointed());

    public bool MayOffer(Instant now) =>
        !IsAway && Offered is null && !Free.IsEmpty && (now >= Filter.Until || !Filter.Refused.Contains(Free));

    /// <summary>Runs a task; says which files it found in its volume.</summary>
    public string Run(TaskInfo task)
    {
        Tasks.Add(task.Id, task);
        var volume = task.Resources.PersistentVolumes().Single().Disk!.Persistence!.Id;
        var files = Files.TryGetValue(volume, out var there) ? there : Files[volume] = [];
        var found = string.Join(',', files);
        files.Add(task.Id.Value);
        return found;
    }

    public bool End(TaskId id)
    {
        if (!Tasks.Remove(id, out var task))
        {
            return false;
        }

        Free += task.Resources;
        return true;
    }

    /// <summary>It is back with a new id, and with the volumes on its disk.</summary>
    public void Return()
    {
        IsAway = false;
        Id = new SlaveId($"{Id.Value}'");
    }

    public void TakeOfferBack()
    {
        Free += Offered?.Resources ?? Resources.Empty;
        Offered = null;
    }
}
