using System.Globalization;
using System.Text;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>Blocks as a message carries them; a recording shows them as ranges.</summary>
public sealed class BlockList
{
    private readonly long[] _blocks;

    /// <summary>The given blocks, in any order.</summary>
    public BlockList(IEnumerable<long> blocks)
    {
        _blocks = [.. blocks];
        Array.Sort(_blocks);
    }

    /// <summary>How many there are.</summary>
    public int Count => _blocks.Length;

    /// <summary>The blocks as text, as in <c>1073741825-1073741830,1073741840</c>.</summary>
    public string Ranges
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < _blocks.Length; i++)
            {
                var first = i;
                while (i + 1 < _blocks.Length && _blocks[i + 1] == _blocks[i] + 1)
                {
                    i++;
                }

                text.Append(text.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{_blocks[first]}");
                if (i > first)
                {
                    text.Append(CultureInfo.InvariantCulture, $"-{_blocks[i]}");
                }
            }

            return text.ToString();
        }
    }

    /// <summary>The blocks, ascending.</summary>
    public ReadOnlySpan<long> Span() => _blocks;
}
