package org.ventanilla.response.catalogue;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.response.database.Database;

/** The services and departments of the town, in the order in which lists show them. Kept in memory, read anew each minute. */
@Singleton
public class Catalogue {

  private final Database database;
  private volatile Contents contents;

  Catalogue(Database database) {
    this.database = database;
  }

  private record Contents(
      List<Service> services,
      List<Department> departments,
      Map<String, Service> serviceByCode,
      Map<String, Department> departmentByCode) {}

  public List<Service> services() {
    return contents().services();
  }

  public List<Department> departments() {
    return contents().departments();
  }

  public Optional<Service> service(String code) {
    return Optional.ofNullable(contents().serviceByCode().get(code));
  }

  public Optional<Department> department(String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(contents().departmentByCode().get(code));
  }

  /** The service's name; empty for {@code none}, the code itself for one that the catalogue does not know. */
  public String serviceName(String code, Locale locale) {
    return service(code).map(service -> service.name(locale)).orElse("none".equals(code) ? "" : code);
  }

  /** The department's name; empty for nobody's, the code itself for one that the catalogue does not know. */
  public String departmentName(String code, Locale locale) {
    return code == null ? "" : department(code).map(department -> department.name(locale)).orElse(code);
  }

  @Scheduled(every = "60s", delayed = "60s")
  void reload() {
    contents = read();
  }

  private Contents contents() {
    if (contents == null) {
      contents = read();
    }
    return contents;
  }

  private Contents read() {
    List<Service> services =
        database.list(
            "SELECT * FROM service ORDER BY position, code",
            row ->
                new Service(
                    row.getString("code"),
                    row.getString("department"),
                    names(row),
                    row.getInt("deadline_hours"),
                    row.getBoolean("active"),
                    row.getBoolean("public"),
                    row.getString("keywords")));
    List<Department> departments =
        database.list(
            "SELECT * FROM department ORDER BY position, code",
            row -> new Department(row.getString("code"), names(row)));
    return new Contents(
        services,
        departments,
        services.stream().collect(Collectors.toMap(Service::code, Function.identity())),
        departments.stream().collect(Collectors.toMap(Department::code, Function.identity())));
  }

  private static Map<String, String> names(ResultSet row) throws SQLException {
    return Map.of(
        "es", row.getString("name_es"),
        "en", row.getString("name_en"),
        "pt", row.getString("name_pt"),
        "ca", row.getString("name_ca"));
  }
}
