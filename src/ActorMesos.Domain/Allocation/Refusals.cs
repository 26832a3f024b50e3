namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>The clients that refused equal resources of one slave, and until when.</summary>
internal sealed class Refusals(Resources resources, ClientTable table)
{
    private int[] _clients = new int[2];
    private long[] _lastTicks = new long[2];

    public Resources Resources { get; } = resources;

    public ClientSet Clients { get; } = new();

    public int Count { get; private set; }

    /// <summary>The last tick of the filter that goes first.</summary>
    public long FirstEnd { get; private set; } = long.MaxValue;

    /// <summary>A client refuses; if it has before, the later end counts.</summary>
    public void Add(ClientEntry client, long lastTick)
    {
        if (Clients.Contains(client.Index))
        {
            var known = Array.IndexOf(_clients, client.Index, 0, Count);
            _lastTicks[known] = Math.Max(_lastTicks[known], lastTick);
            return;
        }

        if (Count == _clients.Length)
        {
            Array.Resize(ref _clients, Count + (Count / 2) + 1);
            Array.Resize(ref _lastTicks, _clients.Length);
        }

        (_clients[Count], _lastTicks[Count]) = (client.Index, lastTick);
        Count++;
        Clients.Add(client.Index);
        client.Filters++;
        FirstEnd = Math.Min(FirstEnd, lastTick);
    }

    public bool RemoveWhere(Func<int, long, bool> isOver)
    {
        var before = Count;
        Count = 0;
        FirstEnd = long.MaxValue;
        for (var i = 0; i < before; i++)
        {
            var (client, lastTick) = (_clients[i], _lastTicks[i]);
            if (isOver(client, lastTick))
            {
                Clients.Remove(client);
                table[client].Filters--;
                continue;
            }

            (_clients[Count], _lastTicks[Count]) = (client, lastTick);
            Count++;
            FirstEnd = Math.Min(FirstEnd, lastTick);
        }

        return Count < before;
    }
}
