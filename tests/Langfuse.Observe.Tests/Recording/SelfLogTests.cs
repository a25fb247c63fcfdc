using System.Collections.Concurrent;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Recording;

/// <summary>The log has one writer for the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class SelfLogTests : IDisposable
{
    private readonly Action<SelfLogEntry>? _before = SelfLog.Writer;
    private readonly ConcurrentQueue<SelfLogEntry> _entries = new();

    public SelfLogTests() => SelfLog.Writer = _entries.Enqueue;

    public void Dispose() => SelfLog.Writer = _before;

    /// <summary>Escapes that clear a terminal or colour it, a bell, a backspace, a carriage return, C1 controls.</summary>
    [Theory]
    [InlineData("a\u001b[2Jb", @"a\u001b[2Jb")]
    [InlineData("a\u0007\u0008b", @"a\u0007\u0008b")]
    [InlineData("a\rb", @"a\u000db")]
    [InlineData("a\u0000b", @"a\u0000b")]
    [InlineData("a\u007fb", @"a\u007fb")]
    [InlineData("a\u009b31mb", @"a\u009b31mb")]
    [InlineData("two\nlines, \u00fcber \U0001f600", "two\nlines, \u00fcber \U0001f600")]
    public void ControlCharacters_AreShownAsEscapes(string given, string expected)
    {
        SelfLog.Warn(given);
        SelfLog.Error(given);
        SelfLog.Write(new(SelfLogLevel.Debug, given, null));

        Assert.Equal([expected, expected, expected], _entries.Select(static entry => entry.Message));
    }

    [Fact]
    public void ControlCharacters_OfAnException_AreShownAsEscapes()
    {
        SelfLog.Fenced("a test of control characters", new InvalidOperationException("\u001b[31mred"));

        Assert.Contains(@"\u001b[31mred", Assert.Single(_entries).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writer_ThatThrows_ThrowsNoFurther()
    {
        var calls = 0;
        SelfLog.Writer = _ =>
        {
            calls++;
            throw new InvalidOperationException("a log that throws");
        };
        SelfLog.Warn("said in vain");

        Assert.Equal(1, calls);
    }
}
