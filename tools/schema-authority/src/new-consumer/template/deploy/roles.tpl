CREATE ROLE {{role}} NOLOGIN;
CREATE ROLE {{login}} LOGIN PASSWORD :'{{underscored}}' IN ROLE {{role}};
GRANT CONNECT ON DATABASE :"database" TO {{role}};
