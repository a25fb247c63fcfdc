namespace Langfuse.Observe.Runtime;

/// <summary>Runs a task's continuation where the task completes, in the order in which it was added, also when the task was made with
/// <see cref="TaskCreationOptions.RunContinuationsAsynchronously"/>: then each continuation is handed to its scheduler, and this one does not wait.</summary>
/// <remarks>Only for continuations of our own, which are short. What they start sees the default scheduler (<see cref="TaskContinuationOptions.HideScheduler"/>).</remarks>
internal sealed class InlineScheduler : TaskScheduler
{
    public const TaskContinuationOptions Options = TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.HideScheduler;

    private InlineScheduler()
    {
    }

    public static InlineScheduler Instance { get; } = new();

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
