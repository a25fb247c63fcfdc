// Planted: LFO7002
using Langfuse.Observe;

internal static class Secrets
{
    public const string Langfuse = "sk-lf-45c48cce-2e2d-4fbd-aa1a-fc51c7c6ad26";
}
