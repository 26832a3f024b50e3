namespace ActorMesos.Kernel.Network;

/// <summary>What is held on one link: nothing overtakes there, so that all that is sent later waits behind it.</summary>
internal sealed class HeldMessages
{
    private readonly List<object> _holders = [];
    private readonly Queue<Packet> _waiting = new();

    /// <summary>Whether anybody holds the link.</summary>
    public bool Any => _holders.Count > 0;

    /// <summary>One more message waits, because of that holder, or behind what others hold.</summary>
    public void Add(Packet packet, object? holder)
    {
        if (holder is not null && !_holders.Contains(holder))
        {
            _holders.Add(holder);
        }

        _waiting.Enqueue(packet);
    }

    /// <summary>That holder holds no more; what nobody else holds is let go.</summary>
    public IEnumerable<Packet> Release(object holder)
    {
        if (!_holders.Remove(holder) || Any)
        {
            yield break;
        }

        while (_waiting.TryDequeue(out var packet))
        {
            yield return packet;
        }
    }

    /// <summary>All is lost.</summary>
    public void Clear()
    {
        _holders.Clear();
        _waiting.Clear();
    }
}

/// <summary>A message under way.</summary>
/// <param name="Link">Over which link.</param>
/// <param name="Message">The message.</param>
/// <param name="Number">Its number on the link, from 0.</param>
/// <param name="Cause">The recorded line that led to it.</param>
/// <param name="FromLife">Which of the sender's processes sent it.</param>
/// <param name="ToLife">For which of the receiver's processes it is; 0 for whichever runs.</param>
internal readonly record struct Packet(Link Link, object Message, ulong Number, long Cause, int FromLife, int ToLife);
