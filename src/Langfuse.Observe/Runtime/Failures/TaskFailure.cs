using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Langfuse.Observe.Runtime.Failures;

/// <summary>Looks at how a task failed without a trace.</summary>
/// <remarks>
/// Reading <see cref="Task.Exception"/> counts as having observed it: <see cref="TaskScheduler.UnobservedTaskException"/> would no longer tell
/// the user of a task that nobody awaited. And what a cancelled task was cancelled by, which tells a time-out from a cancellation, is only
/// thrown. Both stand in private fields that have had these names since .NET Core 1.0; a runtime that has others is asked in the public way.
/// </remarks>
internal static class TaskFailure
{
    private const string Properties = "m_contingentProperties";
    private const string Holder = "m_exceptionsHolder";
    private const string Faults = "m_faultExceptions";
    private const string Cancellation = "m_cancellationException";

    private static readonly FieldInfo? s_properties = Field(typeof(Task), Properties);
    private static readonly FieldInfo? s_holder = Field(s_properties?.FieldType, Holder);
    private static readonly FieldInfo? s_faults = Field(s_holder?.FieldType, Faults);
    private static readonly FieldInfo? s_cancellation = Field(s_holder?.FieldType, Cancellation);

    /// <summary>What awaiting the task throws, or all of it when the task failed with several; null when it did not fail.</summary>
    public static Exception? Of(Task task)
    {
        if (task.IsCanceled)
        {
            return (HolderOf(task) is { } holder ? s_cancellation?.GetValue(holder) as ExceptionDispatchInfo : null)?.SourceException
                ?? new TaskCanceledException(task);
        }

        if (!task.IsFaulted)
        {
            return null;
        }

        return Faulted(task) is { Count: > 0 } faults ? Single(faults) : Single(task.Exception!.InnerExceptions);
    }

    private static List<Exception>? Faulted(Task task) =>
        HolderOf(task) is { } holder && s_faults?.GetValue(holder) is List<ExceptionDispatchInfo> faults
            ? faults.ConvertAll(fault => fault.SourceException)
            : null;

    private static Exception Single(IReadOnlyList<Exception> exceptions) =>
        exceptions.Count == 1 ? exceptions[0] : new AggregateException(exceptions);

    private static object? HolderOf(Task task) => s_properties?.GetValue(task) is { } properties ? s_holder?.GetValue(properties) : null;

    [DynamicDependency(Properties, typeof(Task))]
    [DynamicDependency(Holder, "System.Threading.Tasks.Task.ContingentProperties", "System.Private.CoreLib")]
    [DynamicDependency(Faults, "System.Threading.Tasks.TaskExceptionHolder", "System.Private.CoreLib")]
    [DynamicDependency(Cancellation, "System.Threading.Tasks.TaskExceptionHolder", "System.Private.CoreLib")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields are kept by name; where one is missing, the public way is taken.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    private static FieldInfo? Field(Type? type, string name) => type?.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
}
