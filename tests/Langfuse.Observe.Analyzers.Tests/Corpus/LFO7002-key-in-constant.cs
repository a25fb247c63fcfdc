// Planted: LFO7002
using Langfuse.Observe;

internal static class Secrets
{
    public const string Langfuse = "sk-lf-01234567-89ab-cdef-0123-456789abcdef";
}
