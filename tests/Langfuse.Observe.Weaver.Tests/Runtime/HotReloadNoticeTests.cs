using System.Reflection;
using System.Reflection.Metadata;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>An edited observed method says that it lost its observation.</summary>
public sealed class HotReloadNoticeTests
{
    private const string Source = """
        public class Sync { [Observe] void M() { } }
        public class Async { [Observe] async Task M() { await Task.Yield(); } }
        public class Lambda { Action M() { return [Observe] () => { }; } }
        public class Plain { void M() { } }
        """;

    [Fact]
    public void Runtime_FindsTheHandler()
    {
        var handler = Assert.Single(typeof(ObserveAttribute).Assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>()).HandlerType;

        Assert.NotNull(handler.GetMethod("UpdateApplication", BindingFlags.Static | BindingFlags.Public, [typeof(Type[])]));
    }

    [Fact]
    public void EditedObservedType_IsNamedOnce_AnUnobservedOneIsNot()
    {
        var assembly = new LoadedAssembly(new Snippet(Source).Weave()).Assembly;
        var types = assembly.GetTypes().Where(type => !type.Name.StartsWith("<>lfo", StringComparison.Ordinal)).ToArray();

        var said = Said(() =>
        {
            HotReloadNotice.UpdateApplication(types);
            HotReloadNotice.UpdateApplication(types);
        });

        Assert.Equal(["'Async' was edited", "'Lambda' was edited", "'Sync' was edited"], said.Select(message => message.Split(" while")[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnwovenAssembly_NothingIsSaid()
    {
        var assembly = new LoadedAssembly(new Snippet(Source).Compile()).Assembly;

        Assert.Empty(Said(() => HotReloadNotice.UpdateApplication(assembly.GetTypes())));
        Assert.Empty(Said(() => HotReloadNotice.UpdateApplication(null)));
    }

    private static List<string> Said(Action action)
    {
        var messages = new List<string>();
        var before = SelfLog.Writer;
        SelfLog.Reset();
        SelfLog.Writer = entry => messages.Add(entry.Message);
        try
        {
            action();
        }
        finally
        {
            SelfLog.Writer = before;
        }

        return messages;
    }
}
