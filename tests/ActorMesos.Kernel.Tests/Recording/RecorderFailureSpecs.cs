using System.Text.Json;
using ActorMesos.Kernel.Recording;

namespace ActorMesos.Kernel.Tests.Recording;

public sealed class RecorderFailureSpecs
{
    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(200_000)]
    public void a_full_disk_is_an_error_and_nothing_hangs(int happenings)
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, new FullDisk(room: 10));

        var error = Should.Throw<InvalidOperationException>(() =>
        {
            Record(recorder, happenings);
            recorder.Complete();
        });

        error.Message.ShouldContain("no space left");
        error.InnerException.ShouldBeOfType<IOException>();
    }

    [Fact]
    public void a_disk_that_is_full_at_the_very_end_is_an_error()
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, new FullDisk(room: long.MaxValue) { FailsAtTheEnd = true });
        Record(recorder, 10);

        Should.Throw<InvalidOperationException>(recorder.Complete).Message.ShouldContain("no space left");
    }

    [Fact]
    public void asking_again_for_the_end_of_a_failed_recording_is_the_same_error()
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, new FullDisk(room: 0));
        Record(recorder, 10);

        Should.Throw<InvalidOperationException>(recorder.Complete).Message.ShouldContain("no space left");
        Should.Throw<InvalidOperationException>(recorder.Complete).Message.ShouldContain("no space left");
    }

    [Fact]
    public void a_payload_that_cannot_be_written_is_an_error()
    {
        using var recorder = new Recorder(JsonSerializerOptions.Default, stream: null);
        recorder.Record(0, Happening.Changed, null, "node", new Unwritable(), 0);

        Should.Throw<InvalidOperationException>(recorder.Complete).Message.ShouldContain("cannot be looked at");
    }

    [Fact]
    public void a_recording_that_is_given_up_hangs_nobody()
    {
        var disk = new FullDisk(room: 0);
        using (var recorder = new Recorder(JsonSerializerOptions.Default, disk))
        {
            Record(recorder, 600);
        }

        disk.IsClosed.ShouldBeTrue();
    }

    private static void Record(Recorder recorder, int happenings)
    {
        for (var i = 0; i < happenings; i++)
        {
            recorder.Record(i, Happening.Delivered, "a", "b", "text", 0);
        }
    }

    private sealed class Unwritable
    {
        public string Text => throw new NotSupportedException("cannot be looked at");
    }

    private sealed class FullDisk(long room) : MemoryStream
    {
        private long _left = room;

        public bool FailsAtTheEnd { get; init; }

        public bool IsClosed { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _left -= buffer.Length;
            if (_left < 0)
            {
                throw new IOException("no space left on the device");
            }
        }

        public override void Flush()
        {
            if (FailsAtTheEnd)
            {
                throw new IOException("no space left on the device");
            }
        }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
