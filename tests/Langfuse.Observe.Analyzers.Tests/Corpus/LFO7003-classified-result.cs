// Planted: LFO7003
using Langfuse.Observe;

namespace Microsoft.Extensions.Compliance.Classification
{
    public class DataClassificationAttribute : Attribute;
}

namespace Clinic
{
    public sealed class HealthDataAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute;

    public record Patient(int Id, [property: HealthData] string Diagnosis);

    public class Patients
    {
        [Observe]
        public async Task<Patient> FindAsync(int id)
        {
            await Task.Yield();
            return new Patient(id, "flu");
        }
    }
}
