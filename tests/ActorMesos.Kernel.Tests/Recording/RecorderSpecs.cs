using System.Security.Cryptography;
using System.Text.Json;
using ActorMesos.Kernel.Recording;

namespace ActorMesos.Kernel.Tests.Recording;

public sealed class RecorderSpecs
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void the_hash_is_that_of_the_files_bytes(int happenings)
    {
        var (bytes, hash) = Full(happenings);

        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        bytes.Count(one => one == '\n').ShouldBe(happenings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    [InlineData(5000)]
    public void the_digest_alone_is_the_same_as_that_of_a_full_recording(int happenings)
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream: null);
        Record(recorder, happenings);

        recorder.Complete().ShouldBe(Full(happenings).Hash);
    }

    [Fact]
    public void lines_keep_the_order_in_which_things_happened()
    {
        var sequence = Lines(Full(5000).Bytes).Select(line => line.RootElement.GetProperty("seq").GetInt64());

        sequence.ShouldBe(Enumerable.Range(1, 5000).Select(number => (long)number));
    }

    [Fact]
    public void a_line_says_when_what_where_and_why()
    {
        using var stream = new MemoryStream();
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream);

        recorder.Record(12_345_678, Happening.Delivered, "master", "node-1", new Said("hello"), 0).ShouldBe(1);
        recorder.Record(20_000_000, Happening.Changed, null, "node-1", new Said("done"), 1).ShouldBe(2);
        recorder.Record(20_000_001, Happening.Lost, "node-1", "master", new Said("gone"), 2);
        recorder.Record(0, Happening.Fault, null, null, new Said("cut"), 0);
        recorder.Complete();

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("""
            {"seq":1,"at":1.2345678,"event":"delivered","from":"master","to":"node-1","kind":"Said","payload":{"Text":"hello"}}
            {"seq":2,"at":2,"event":"changed","to":"node-1","kind":"Said","cause":1,"payload":{"Text":"done"}}
            {"seq":3,"at":2.0000001,"event":"lost","from":"node-1","to":"master","kind":"Said","cause":2,"payload":{"Text":"gone"}}
            {"seq":4,"at":0,"event":"fault","kind":"Said","payload":{"Text":"cut"}}

            """.ReplaceLineEndings("\n"));
        recorder.Count.ShouldBe(4);
    }

    [Fact]
    public void completing_twice_gives_the_same_hash()
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream: null);
        Record(recorder, 10);

        recorder.Complete().ShouldBe(recorder.Complete());
    }

    [Fact]
    public void nothing_can_be_recorded_after_the_end()
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream: null);
        recorder.Complete();

        Should.Throw<InvalidOperationException>(() => Record(recorder, 1));
    }

    private static (byte[] Bytes, string Hash) Full(int happenings)
    {
        using var stream = new MemoryStream();
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream);
        Record(recorder, happenings);
        var hash = recorder.Complete();
        return (stream.ToArray(), hash);
    }

    private static void Record(Recorder recorder, int happenings)
    {
        for (var i = 0; i < happenings; i++)
        {
            recorder.Record(i, Happening.Delivered, $"node-{i % 7}", "master", new Said($"text {i}"), i / 2);
        }
    }

    private static IEnumerable<JsonDocument> Lines(byte[] bytes) =>
        System.Text.Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line));

    private sealed record Said(string Text);
}
